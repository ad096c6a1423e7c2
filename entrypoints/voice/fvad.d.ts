/** libfvad, WebRTC's voice activity detector, compiled by Emscripten. */
declare module '@echogarden/fvad-wasm' {
  export interface Fvad {
    readonly HEAP16: Int16Array;
    _malloc(bytes: number): number;
    /** @returns a detector; 0 when there is no memory for one. */
    _fvad_new(): number;
    /** 0 to 3: how much has to speak for a voice. @returns 0, or −1 for another mode. */
    _fvad_set_mode(detector: number, mode: number): number;
    /** @returns 0, or −1 for a rate that it does not know. */
    _fvad_set_sample_rate(detector: number, hertz: number): number;
    /** 10, 20 or 30 ms. @returns 1 for a voice, 0 for none, −1 for another length. */
    _fvad_process(detector: number, samples: number, length: number): number;
  }
  export default function createFvad(options: { readonly wasmBinary: Uint8Array }): Promise<Fvad>;
}
