import { useEffect, useEffectEvent, useState } from 'react';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
}

/**
 * While this page is open a file dropped anywhere in the window is a table of records. The window takes the events before the frame does, which would
 * carry the file to the import of bank lines. True while a file is held over the window.
 */
export function useTableDrop(onFile: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useEffectEvent(onFile);
  useEffect(() => {
    // Enter and leave fire for each element passed; the window is left when as many were left as entered.
    let depth = 0;
    const claim = (event: DragEvent, change: (before: number) => number): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      depth = Math.max(0, change(depth));
      setIsOver(depth > 0);
    };
    const listeners = {
      dragenter: (event: DragEvent): void => claim(event, (before) => before + 1),
      dragleave: (event: DragEvent): void => claim(event, (before) => before - 1),
      dragover: (event: DragEvent): void => claim(event, (before) => before),
      drop: (event: DragEvent): void => {
        claim(event, () => 0);
        const [file] = event.dataTransfer?.files ?? [];
        if (file !== undefined) take(file);
      },
    } as const;
    const names = ['dragenter', 'dragleave', 'dragover', 'drop'] as const;
    for (const name of names) globalThis.addEventListener(name, listeners[name], { capture: true });
    return () => {
      for (const name of names) globalThis.removeEventListener(name, listeners[name], { capture: true });
    };
  }, []);
  return isOver;
}
