/** What the preview shows in the playground: hills in the evening. */
export function paintLandscape(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
): void {
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#86a8c9');
  sky.addColorStop(1, '#f2d2b0');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  const hills = [
    ['#7f93a3', 0.55, 0.1],
    ['#5f7b78', 0.66, 0.07],
    ['#3f5d52', 0.8, 0.05],
  ] as const;
  for (const [colour, level, swing] of hills) {
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 4) {
      const wave = Math.sin((x / width) * 7 + level * 20);
      context.lineTo(x, height * (level + swing * wave));
    }
    context.lineTo(width, height);
    context.fill();
  }
}
