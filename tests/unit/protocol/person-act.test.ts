import { describe, expect, it } from 'vitest';
import { parseAttention } from '../../../protocol/attention.ts';
import { parsePersonAct } from '../../../protocol/person-act.ts';

const SHOW = { kind: 'person-act', act: 'show-finding', capture: 1, finding: 2 };

describe('what the person says about a finding', () => {
  it('is heard from the popup', () => {
    const act = { kind: 'show-finding', capture: 1, finding: 2, via: 'popup' };
    expect(parsePersonAct(SHOW, 'popup')).toEqual(act);
  });

  it.each(['chip', 'command', 'key', 'airlock'] as const)('is heard from no %s', (via) => {
    expect(parsePersonAct(SHOW, via)).toBeNull();
  });

  it.each([{ capture: '1' }, { finding: -1 }, { finding: undefined }])(
    'needs to say which one: %j',
    (damage) => expect(parsePersonAct({ ...SHOW, ...damage }, 'popup')).toBeNull(),
  );
});

describe('what was found', () => {
  it('is told with its reason, and counts as hidden', () => {
    const found = { kind: 'found', why: 'hiddenWifi' };
    expect(parseAttention(found)).toEqual({ ...found, isHidden: true });
    expect(parseAttention({ ...found, isHidden: false })).toEqual({ ...found, isHidden: false });
    expect(parseAttention({ kind: 'found', why: 3 })).toBeNull();
  });
});
