import type { Demand } from './page-channel';

const isSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** Reads what the shim passed on of a page's `applyConstraints`; `null` if it is none. */
export function parseDemand(text: unknown): Demand | null {
  if (typeof text !== 'string') return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null; // not JSON: not the shim's
  }
  if (typeof value !== 'object' || value === null) return null;
  const { constraints, width, height } = value as Record<string, unknown>;
  if (typeof constraints !== 'object' || constraints === null) return null;
  return isSize(width) && isSize(height) ? { constraints, width, height } : null;
}
