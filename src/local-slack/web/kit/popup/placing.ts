// Where a list stands beside what opened it, so that it is seen whole.

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Placed {
  left: number;
  top: number;
  maxHeight: number;
}

const GAP = 4;
const EDGE = 8;
const MOST = 360;

/** Under its anchor, or above where there is more room; never over the edge of the window. */
export function placed(
  anchor: Box,
  popup: { width: number; height: number },
  window: { width: number; height: number },
): Placed {
  const below = window.height - (anchor.top + anchor.height) - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const up = below < Math.min(popup.height, MOST) && above > below;
  const maxHeight = Math.max(80, Math.min(MOST, up ? above : below));
  const height = Math.min(popup.height, maxHeight);
  return {
    left: Math.max(EDGE, Math.min(anchor.left, window.width - popup.width - EDGE)),
    top: up ? anchor.top - GAP - height : anchor.top + anchor.height + GAP,
    maxHeight,
  };
}
