import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const GUIDE = resolve(import.meta.dirname, '../../docs/ADMINISTRATORS.md');

/** The examples of the administrators' guide, as they stand there. */
export function policyExamples(browser: 'chromium' | 'firefox'): string[] {
  const guide = readFileSync(GUIDE, 'utf8');
  const marked = new RegExp(`<!-- example: ${browser} -->\\s+\`\`\`json\\n([^\`]*)\`\`\``, 'g');
  return [...guide.matchAll(marked)].map(([, json = '']) => json);
}
