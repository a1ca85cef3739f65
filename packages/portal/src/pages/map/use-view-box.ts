import { useEffect, useState } from 'react';
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react';

/** The part of a picture that is in view. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const STEP = 1.3;
const CLOSEST = 200;
const FARTHEST = 3;
/** Less than this is a trembling hand. */
const DRAG_PIXELS = 3;
/** A picture is not blown up beyond this, so that ten groups are not as large as posters. */
const SMALLEST = { width: 900, height: 460 };

/** Moving around in a picture: by dragging, with the wheel and Ctrl, and by functions for buttons and keys. */
export function useViewBox(
  picture: RefObject<SVGSVGElement | null>,
  size: { readonly width: number; readonly height: number },
) {
  const whole = wholeOf(size);
  const [box, setBox] = useState(whole);

  const zoom = (factor: number): void => {
    setBox((before) => zoomed(before, factor, whole));
  };
  useEffect(() => {
    const element = picture.current;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setBox((before) => zoomed(before, event.deltaY > 0 ? STEP : 1 / STEP, wholeOf(size)));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element?.removeEventListener('wheel', onWheel);
    };
  }, [picture, size]);

  return {
    box,
    zoomIn: () => {
      zoom(1 / STEP);
    },
    zoomOut: () => {
      zoom(STEP);
    },
    fit: () => {
      setBox(whole);
    },
    drag: {
      onPointerMove: (event: ReactPointerEvent<SVGSVGElement>) => {
        const { movementX, movementY, currentTarget, pointerId, buttons } = event;
        if (buttons !== 1) return;
        // Whoever holds the pointer gets the click: only a real drag may take it from a node.
        if (!currentTarget.hasPointerCapture(pointerId)) {
          if (Math.abs(movementX) + Math.abs(movementY) < DRAG_PIXELS) return;
          currentTarget.setPointerCapture(pointerId);
        }
        const scale = currentTarget.getScreenCTM()?.a ?? 1;
        setBox((before) => ({ ...before, x: before.x - movementX / scale, y: before.y - movementY / scale }));
      },
    },
  };
}

function wholeOf({ width, height }: { readonly width: number; readonly height: number }): ViewBox {
  const [wide, high] = [Math.max(width, SMALLEST.width), Math.max(height, SMALLEST.height)];
  return { x: (width - wide) / 2, y: (height - high) / 2, width: wide, height: high };
}

function zoomed(before: ViewBox, factor: number, whole: ViewBox): ViewBox {
  const width = Math.min(whole.width * FARTHEST, Math.max(CLOSEST, before.width * factor));
  const height = (before.height * width) / before.width;
  return {
    x: before.x + (before.width - width) / 2,
    y: before.y + (before.height - height) / 2,
    width,
    height,
  };
}
