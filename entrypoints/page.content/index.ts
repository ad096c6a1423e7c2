import { defineContentScript } from 'wxt/utils/define-content-script';
import { greetGuard } from './guard-line';
import { captureNatives } from './natives';
import { installShim } from './shim';
import { StandIns } from './stand-ins';

export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    const natives = captureNatives(window);
    const line = greetGuard(window, natives);
    if (line) installShim(window, new StandIns(natives, line), line);
  },
});
