/** One package in a lock file, under the path where npm puts it. */
interface LockedPackage {
  readonly version?: string;
  readonly optional?: boolean;
  readonly link?: boolean;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** True when a package that the lock file names is absent, or there in another version. */
export function isStale(locked: LockedPackages, installed: LockedPackages | null): boolean;

/** Installs what package-lock.json asks for, unless it is all there. */
export function ensurePackages(): Promise<void>;
