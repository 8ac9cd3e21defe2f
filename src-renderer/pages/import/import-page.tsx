import { type ReactNode, useEffect } from 'react';
import { Page } from '../../components/page.tsx';
import { useBusiness } from '../../stores/business.ts';
import { usePendingFiles } from '../../stores/pending-files.ts';
import { BatchDrawer } from './batch-drawer.tsx';
import { DropZone, FilesButton } from './drop-zone.tsx';
import { FileQueue } from './file-queue.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportPanel } from './import-panel.tsx';
import { addFiles, addPaths } from './import-run.ts';
import { useImportQueue } from './import-store.ts';

/** From a bank's file to lines in the books: choose, see what was understood, decide, book, and take back if need be. */
export function ImportPage(): ReactNode {
  const business = useBusiness();
  useEffect(() => {
    const take = (): void => {
      const { files, paths, clear } = usePendingFiles.getState();
      if (files.length === 0 && paths.length === 0) return;
      clear();
      addFiles(business, files);
      addPaths(business, paths);
    };
    take();
    return usePendingFiles.subscribe(take);
  }, [business]);

  const items = useImportQueue((state) => state.items).filter((item) => item.businessId === business.id);
  const currentId = useImportQueue((state) => state.currentId);
  const current = items.find((item) => item.id === currentId) ?? items[0];
  const onFiles = (files: readonly File[]): void => addFiles(business, files);
  return (
    <Page
      title="Import"
      isWide={current !== undefined}
      {...(current === undefined ? {} : { actions: <FilesButton label="Add files" onFiles={onFiles} /> })}
    >
      {current === undefined ? <DropZone onFiles={onFiles} /> : null}
      {items.length > 1 ? <FileQueue items={items} currentId={current?.id ?? null} /> : null}
      {current === undefined ? null : (
        <ImportPanel key={current.id} item={current} next={items.find((item) => item.stage === 'preview' && item.id !== current.id)} />
      )}
      <ImportHistory businessId={business.id} />
      <BatchDrawer business={business} />
    </Page>
  );
}
