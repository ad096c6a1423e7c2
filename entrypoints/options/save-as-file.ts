/** Offers a value as a JSON file, by the browser's own way of saving. */
export function saveAsFile(name: string, value: unknown): void {
  const json = `${JSON.stringify(value, null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
