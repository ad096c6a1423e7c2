import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, it } from 'vitest';
import type { Report } from '../../../scripts/meeting/report.ts';
import { listDescendants } from '../../rig/processes.ts';
import { until } from '../../rig/until.ts';

const dirs: string[] = [];

afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

function start(...args: string[]): ReturnType<typeof spawn> {
  const words = ['scripts/bootstrap.mjs', 'scripts/start.ts', '--headless', ...args];
  return spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
}

const untilExit = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', resolve));

interface Outcome {
  readonly code: number | null;
  readonly report: Report;
  readonly dir: string;
}

async function runMeeting(...args: string[]): Promise<Outcome> {
  const dir = mkdtempSync(join(tmpdir(), 'lenscap-report-'));
  dirs.push(dir);
  const code = await untilExit(start('--report', dir, '--seconds', '5', ...args));
  return { code, dir, report: JSON.parse(readFileSync(join(dir, 'report.json'), 'utf8')) };
}

const readPicture = (dir: string, name: string): PNG =>
  PNG.sync.read(readFileSync(join(dir, name)));

/** Mean difference of two pictures of one size, over all channels, 0 to 255. */
function difference(a: PNG, b: PNG): number {
  const sum = a.data.reduce(
    (total, value, index) => total + Math.abs(value - (b.data[index] ?? 0)),
    0,
  );
  return sum / a.data.length;
}

it('tells that everything leaks without Lenscap', async () => {
  const { code, report, dir } = await runMeeting('--no-extension');
  expect(code).toBe(1);
  expect(report).toMatchObject({ withExtension: false, passed: false, width: 1280, height: 720 });
  expect(report.framesReceived).toBeGreaterThan(20);
  expect(report.framesSent).toBeGreaterThanOrEqual(report.framesReceived);
  expect(report.framesLeaked / report.framesReceived).toBeGreaterThan(0.95);
  expect(report.latencyMs?.samples).toBeGreaterThan(20);
  expect(difference(readPicture(dir, 'before.png'), readPicture(dir, 'after.png'))).toBeLessThan(6);
});

it('tells that nothing leaks with Lenscap', async () => {
  const { code, report, dir } = await runMeeting();
  expect(report).toMatchObject({ withExtension: true, framesLeaked: 0, passed: true });
  expect(report.states.guarded).toBeGreaterThan(20);
  expect(code).toBe(0);
  expect(difference(readPicture(dir, 'before.png'), readPicture(dir, 'after.png'))).toBeGreaterThan(
    6,
  );
});

it('leaves nothing behind when it is interrupted', async () => {
  const child = start('--no-extension', '--seconds', '600');
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('The meeting runs')) resolve();
    });
  });
  const pids = listDescendants(child.pid ?? 0).map(({ pid }) => pid);
  expect(pids.length).toBeGreaterThan(1);
  const exit = untilExit(child);
  // A terminal sends Ctrl-C to the whole group: to the child that works, and to the one that waits.
  for (const pid of [child.pid ?? 0, pids[0] ?? 0]) process.kill(pid, 'SIGINT');
  expect(await exit).toBe(130);
  await until('every process is gone', () => {
    const alive = new Set(listDescendants(1).map(({ pid }) => pid));
    return !pids.some((pid) => alive.has(pid));
  });
});
