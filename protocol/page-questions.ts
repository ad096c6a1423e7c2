import type { ConstraintQuestion, HandleQuestion } from './page-channel';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function fieldsIn(text: unknown): Fields {
  try {
    const value: unknown = JSON.parse(String(text));
    return isFields(value) ? value : {};
  } catch {
    return {}; // not JSON: not the shim's
  }
}

/** Reads what the shim passed on of a page's `applyConstraints`; `null` if it is none. */
export function parseConstraintQuestion(text: unknown): ConstraintQuestion | null {
  const { constraints, capabilities, settings } = fieldsIn(text);
  const isWhole = isFields(constraints) && isFields(capabilities) && isFields(settings);
  return isWhole ? { constraints, capabilities, settings } : null;
}

/** Reads a handle as the browser tells it; `null` if it is none. */
export function parseHandleQuestion(text: unknown): HandleQuestion | null {
  const { handle, origin } = fieldsIn(text);
  return isFields(handle) && typeof origin === 'string' ? { handle, origin } : null;
}
