/** Ids sort in the order they were minted, and none is minted twice. */
import { isId, mintId } from '../../src/domain/ids.ts';

describe('ids', () => {
  it('of one millisecond sort in the order they were minted', () => {
    const ids = Array.from({ length: 5_000 }, () => mintId('grant', 1_700_000_000_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sort by time, and say their kind', () => {
    const [early, late] = [mintId('thing', 1_700_000_000_000), mintId('thing', 1_700_000_000_001)];
    expect(early < late).toBe(true);
    expect(isId('thing', early)).toBe(true);
    expect(isId('grant', early)).toBe(false);
    expect(isId('thing', "thg_'; drop table")).toBe(false);
  });
});
