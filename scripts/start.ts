import { type BrowserOptions, type RunningBrowser, startBrowser } from './meeting/browser.ts';
import { clipRoutes } from './meeting/camera-stream.ts';
import { ensureClip } from './meeting/clip.ts';
import {
  hasDisplay,
  readOptions,
  type StartOptions,
  USAGE,
  untilInterrupted,
} from './meeting/options.ts';
import { type Report, writeReport } from './meeting/report.ts';
import { startServer } from './meeting/server.ts';
import { buildSite, bundleProbe } from './meeting/site.ts';
import { ensureChromium, readChromiumVersion } from './setup/chromium.ts';
import { buildExtension, EXTENSION_DIR, ensureGeneratedFiles } from './setup/extension.ts';

function describe(report: Report, dir: string): string {
  const { latencyMs, states } = report;
  const delay = latencyMs ? `${latencyMs.median} ms (95 %: ${latencyMs.p95} ms)` : 'unknown';
  return [
    `${report.framesReceived} pictures arrived, ${report.fps} a second, ${report.width} × ${report.height}`,
    `background readable in ${states.open}, hidden in ${states.guarded}, covered in ${states.covered}`,
    `camera to far end: ${delay}`,
    `report and pictures: ${dir}`,
    report.passed ? 'Nothing leaked.' : 'NOT GUARDED: see "states" in report.json.',
  ].join('\n');
}

async function report(
  options: StartOptions,
  dir: string,
  browser: RunningBrowser,
  chromium: string,
  origin: string,
): Promise<number> {
  const written = await writeReport({
    debuggerUrl: browser.debuggerUrl ?? '',
    chromium: readChromiumVersion(chromium),
    origin,
    seconds: options.seconds,
    dir,
    extensionDir: options.withExtension ? EXTENSION_DIR : null,
    probeScript: await bundleProbe(),
  });
  console.log(describe(written, dir));
  return written.passed ? 0 : 1;
}

/** Runs the meeting until it is closed, interrupted or reported; resolves to the exit code. */
async function holdMeeting(options: StartOptions, interrupted: Promise<void>): Promise<number> {
  const { headless, reportDir, camera, withExtension } = options;
  const chromium = ensureChromium();
  if (withExtension) {
    await ensureGeneratedFiles();
    await buildExtension();
  }
  const siteDir = await buildSite();
  const clip = camera === 'clip' ? await ensureClip(chromium, siteDir) : null;
  const server = await startServer(siteDir, clip ? clipRoutes(clip) : {});
  const url = `${server.origin}/?camera=${camera}`;
  const setUp: BrowserOptions = {
    ...{ chromium, url, headless, debuggable: reportDir !== null },
    ...(withExtension ? { extensionDir: EXTENSION_DIR } : {}),
    ...(clip ? { cameraFile: clip.cameraFile } : {}),
  };
  try {
    const browser = await startBrowser(setUp);
    try {
      if (reportDir !== null) {
        console.log(`The meeting runs for ${options.seconds} s ...`);
        const code = report(options, reportDir, browser, chromium, server.origin);
        return await Promise.race([code, interrupted.then(() => 130)]);
      }
      console.log(`The meeting is at ${url}. Ctrl-C or closing the window ends it.`);
      await Promise.race([browser.closed, interrupted]);
      return 0;
    } finally {
      await browser.stop();
    }
  } finally {
    await server.stop();
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE);
    return 0;
  }
  if (!options.headless && !hasDisplay()) {
    throw new Error('There is no display here: use `npm start -- --headless --report DIR`.');
  }
  return holdMeeting(options, untilInterrupted());
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // whatever a failed step left open must not keep us
