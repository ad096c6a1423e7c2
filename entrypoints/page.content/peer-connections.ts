import type { GuardLine } from './guard-line';
import { prototypeOf, type Realm } from './natives';
import { replaceMethod } from './replace-property';

/**
 * The same line, which from the first capture call on also shows the guard every connection that the
 * page makes. A page that never captures keeps its connections untouched.
 */
export function showPeerConnections(realm: Realm, line: GuardLine): GuardLine {
  let isShowing = false;
  const show = (): void => {
    if (isShowing) return;
    isShowing = true;
    // Every connection that gets anywhere passes here, again at each renegotiation.
    replaceMethod(
      prototypeOf(realm, 'RTCPeerConnection'),
      'setRemoteDescription',
      (self, args, native) => {
        line.connecting(self);
        return native(self, args);
      },
    );
  };
  return {
    ...line,
    expect: () => {
      line.expect();
      show();
    },
  };
}
