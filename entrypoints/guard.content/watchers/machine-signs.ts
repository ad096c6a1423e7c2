import type { Lapse } from '../../../policy/lapse';
import { MACHINE_IN_USE, type MachineState } from '../../../policy/machine-state';
import type { Watcher } from './watcher';

/** What the background tells of the machine, as signs of two lapses. */
export class MachineSigns {
  #machine: MachineState = MACHINE_IN_USE;

  readonly watchers: readonly Watcher[] = [
    this.#sign('idle', 'idleSince'),
    this.#sign('locked', 'lockedSince'),
  ];

  follow(machine: MachineState): void {
    this.#machine = machine;
  }

  #sign(lapse: Lapse, since: keyof MachineState): Watcher {
    return { lapse, look: () => this.#machine[since] ?? 'over' };
  }
}
