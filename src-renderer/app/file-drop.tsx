import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../components/icon.tsx';
import { usePendingFiles } from '../stores/pending-files.ts';
import classes from './file-drop.module.css';
import { navigate } from './hash-location.ts';

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}

/** A file dropped anywhere goes to the import page, which asks before anything is written. */
export function FileDrop({ children }: { readonly children: ReactNode }): ReactNode {
  const [isOver, setIsOver] = useState(false);
  // Enter and leave fire for each element passed; the window is left when as many were left as entered.
  const depth = useRef(0);
  const move = (event: DragEvent, step: 1 | -1): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + step);
    setIsOver(depth.current > 0);
  };
  const drop = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    usePendingFiles.getState().put(files);
    navigate('/import');
  };
  return (
    <div
      className={classes['area']}
      role="presentation"
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={drop}
    >
      {children}
      {isOver ? (
        <div className={classes['overlay']}>
          <div className={classes['message']}>
            <Icon name="import" size={28} />
            <strong>Drop to look at the file</strong>
            <span>Nothing is written before you have seen it and said yes.</span>
          </div>
        </div>
      ) : null}
    </div>
  );
}
