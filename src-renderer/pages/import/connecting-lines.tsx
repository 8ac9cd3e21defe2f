import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import type { Pointed } from './preview-entries.ts';
import classes from './preview-table.module.css';

/** The line between one raw cell and what it was read as, in the coordinates of the frame. */
function lineBetween(raw: Element, reading: Element, frame: DOMRect): string | null {
  const [from, to] = [raw.getBoundingClientRect(), reading.getBoundingClientRect()];
  const [x1, y1] = [Math.min(from.right, from.left + 160) - frame.left, from.bottom - frame.top - 3];
  const [x2, y2] = [to.left - frame.left, to.bottom - frame.top - 3];
  if (y1 < 0 || y1 > frame.height || x2 <= x1) return null;
  const drop = 7;
  return `M ${x1} ${y1} C ${x1 + 24} ${y1 + drop}, ${x2 - 24} ${y2 + drop}, ${x2} ${y2}`;
}

function pathOf(frame: HTMLElement, pointed: Pointed | null): string {
  const row = pointed === null ? null : frame.querySelector(`[data-preview-row="${pointed.row}"]`);
  if (pointed === null || row === null) return '';
  const bounds = frame.getBoundingClientRect();
  const lines = [...row.querySelectorAll('[data-side="reading"]')].flatMap((reading) => {
    const part = reading.getAttribute('data-part') ?? '';
    if (pointed.part !== 'all' && pointed.part !== part) return [];
    const raw = row.querySelector(`[data-side="raw"][data-part="${part}"]:not(:empty)`);
    return raw === null ? [] : [lineBetween(raw, reading, bounds) ?? ''];
  });
  return lines.join(' ');
}

/** Draws what belongs together. Decoration: the same connection is in the marks of both cells and in their titles. */
export function ConnectingLines({ frame, pointed }: { readonly frame: RefObject<HTMLElement | null>; readonly pointed: Pointed | null }): ReactNode {
  const line = useRef<SVGPathElement>(null);
  // Measured and drawn past React: it follows every scroll, and nothing else depends on it.
  useLayoutEffect(() => {
    const scroller = frame.current;
    const draw = (): void => line.current?.setAttribute('d', scroller === null ? '' : pathOf(scroller, pointed));
    draw();
    // After a jump the row is laid out one frame later.
    const later = requestAnimationFrame(draw);
    scroller?.addEventListener('scroll', draw, { passive: true });
    return () => {
      cancelAnimationFrame(later);
      scroller?.removeEventListener('scroll', draw);
    };
  }, [frame, pointed]);
  return (
    <svg className={classes['connections']} aria-hidden="true" focusable="false">
      <path ref={line} />
    </svg>
  );
}
