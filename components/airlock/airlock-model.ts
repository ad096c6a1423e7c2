import type { HoldReason, Surface } from '../../policy/share';

/** What the person is asked, and what there is to see. */
export type AirlockModel =
  | {
      readonly phase: 'asking';
      /** Another number is another question: what was begun about the old one is forgotten. */
      readonly question: number;
      readonly surface: Surface;
      readonly hold: HoldReason;
      /** "meet.example.org" */
      readonly host: string;
      readonly hasSound: boolean;
      /** `data:` or packaged address of the latest picture; `null` before the first. */
      readonly picture: string | null;
    }
  /** The person wants to choose a window instead, and is told how. */
  | { readonly phase: 'chosen' };

export interface AirlockActions {
  readonly onShare: (withSound: boolean) => void;
  readonly onChooseWindow: () => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}
