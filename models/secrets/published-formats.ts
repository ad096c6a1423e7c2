import { lintSource } from '@secretlint/core';
import { secretLintProfiler } from '@secretlint/profiler';
import { rules } from '@secretlint/secretlint-rule-preset-recommend';

/** Obeys comments such as "secretlint-disable": what is shown must not switch off its own judge. */
const OBEYS_COMMENTS = '@secretlint/secretlint-rule-filter-comments';

const RULES = rules
  .filter((rule) => rule.meta.id !== OBEYS_COMMENTS)
  .map((rule) => ({ id: rule.meta.id, rule }));

/** It keeps every mark for ever and searches them all at each one: minutes after some thousand runs. */
function silenceProfiler(): void {
  secretLintProfiler.mark = () => undefined;
}

/**
 * Which of `texts` hold a key or token in a format that its service has published. All are looked
 * at in one go; nothing that spans two of them is found.
 */
export async function findPublishedFormats(texts: readonly string[]): Promise<Set<number>> {
  silenceProfiler();
  const starts: number[] = [];
  let content = '';
  for (const text of texts) {
    starts.push(content.length);
    content += `${text.replace(/[\n\ufeff]/g, ' ')}\n`;
  }
  const { messages } = await lintSource({
    source: { content, filePath: 'screen.txt', ext: '.txt', contentType: 'text' },
    options: { config: { rules: RULES }, noPhysicFilePath: true },
  });
  const lineOf = (position: number) => starts.findLastIndex((start) => start <= position);
  return new Set(messages.map(({ range }) => lineOf(range[0])));
}
