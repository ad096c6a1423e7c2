const WATCHED = ['warn', 'error'] as const;

/** What differs from run to run: times, ids, sizes, addresses of bundles. */
function withoutChance(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}/gi, '<id>')
    .replace(/\d+(?:[.:,]\d+)*/g, '#')
    .slice(0, 300);
}

function describe(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value !== 'object' || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return Object.prototype.toString.call(value); // a cycle
  }
}

/**
 * Collects what the SDK (the page's only script) warns of and reports as an error, through the
 * console or by not catching it. Kinds of entries, each once.
 */
export function watchLog(): () => string[] {
  const entries = new Set<string>();
  const add = (level: string, values: readonly unknown[]): void => {
    entries.add(withoutChance(`${level}: ${values.map(describe).join(' ')}`));
  };
  for (const level of WATCHED) {
    const native = console[level];
    console[level] = (...values: unknown[]) => {
      add(level, values);
      native.apply(console, values);
    };
  }
  addEventListener('error', ({ message }) => add('uncaught', [message]));
  addEventListener('unhandledrejection', ({ reason }) => add('unhandled', [reason]));
  return () => [...entries];
}
