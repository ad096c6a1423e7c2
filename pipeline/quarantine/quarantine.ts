import type { TileGrid } from './tile-grid.ts';

/** A tile's content, by the number of the picture that brought it. */
export interface TileVersion {
  readonly tile: number;
  readonly version: number;
}

/**
 * Which tiles of a screen are held: they have changed, could hold text, and nobody has read them.
 * A held tile is let go for one reason only, that the very content it holds now was found harmless.
 */
export class Quarantine {
  readonly #versions: Uint32Array;
  readonly #held: Uint8Array;
  #picture = 0;
  #count = 0;

  constructor(private readonly grid: TileGrid) {
    this.#versions = new Uint32Array(grid.count);
    this.#held = new Uint8Array(grid.count);
  }

  /** Tiles that are held now. */
  get count(): number {
    return this.#count;
  }

  isHeld(tile: number): boolean {
    return this.#held[tile] !== 0;
  }

  versionOf(tile: number): number {
    return this.#versions[tile] ?? 0;
  }

  /**
   * Takes the changes that a picture brings.
   * @param changed One byte a tile, 1 where it changed.
   * @param couldBeText Asked of changed tiles only.
   */
  take(changed: Uint8Array, couldBeText: (tile: number) => boolean): void {
    this.#picture += 1;
    const suspects: number[] = [];
    for (let tile = 0; tile < changed.length; tile++) {
      if (changed[tile] === 0) continue;
      this.#versions[tile] = this.#picture;
      this.#set(tile, 0);
      if (couldBeText(tile)) suspects.push(tile);
    }
    // A letter reaches into the tiles around it, where too little of it shows.
    for (const tile of suspects) {
      for (const near of this.grid.neighbourhood(tile)) if (changed[near]) this.#set(near, 1);
    }
  }

  /** @returns whether the tile still held that content and is free now. */
  release({ tile, version }: TileVersion): boolean {
    if (!this.isHeld(tile) || this.#versions[tile] !== version) return false;
    this.#set(tile, 0);
    return true;
  }

  #set(tile: number, held: 0 | 1): void {
    this.#count += held - (this.#held[tile] ?? 0);
    this.#held[tile] = held;
  }
}
