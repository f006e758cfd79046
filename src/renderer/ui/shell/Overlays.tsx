import { lazy, Suspense } from 'react';
import { ExportSheet } from '../export/ExportSheet';
import { EditFactsSheet } from '../edit-facts/EditFactsSheet';
import { CharsetSheet } from '../explain/CharsetSheet';
import { OutletRulesSheet } from '../explain/OutletRulesSheet';
import { CollectionPicker } from '../filing/CollectionPicker';
import { TagPicker } from '../filing/TagPicker';
import { OutletPicker } from '../library/OutletPicker';
import { PreviewSheet } from '../import/PreviewSheet';
import { RulesSheet } from '../import/RulesSheet';
import { WatchedSheet } from '../import/WatchedSheet';
import { HistorySheet } from '../history/HistorySheet';
import { Palette } from '../palette/Palette';
import { useDesk } from '../parts/desk-context';
import { JobsSheet } from '../status/JobsSheet';
import { SaveSearchSheet } from '../saved-searches/SaveSearchSheet';
import { useStore } from '../state/store';
import { WordListsSheet } from '../word-lists/WordListsSheet';
import { PurgeSheet } from './PurgeSheet';

// Only some people open these, so they are no part of the first bundle.
const BatchSheet = lazy(async () => ({ default: (await import('../batch/BatchSheet')).BatchSheet }));

const SettingsSheet = lazy(async () => ({ default: (await import('../settings/SettingsSheet')).SettingsSheet }));

/** What can open over the panes; each is drawn only while it is open. */
export function Overlays() {
  const desk = useDesk();
  const overlay = useStore(desk.overlay);
  const exporting = useStore(desk.exporting);
  const purging = useStore(desk.purging);
  return (
    <>
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'file-under' || overlay === 'move-under' ? (
        <CollectionPicker isMove={overlay === 'move-under'} />
      ) : null}
      {overlay === 'tag' ? <TagPicker /> : null}
      {overlay === 'outlets' ? <OutletPicker /> : null}
      {overlay === 'save-search' ? <SaveSearchSheet /> : null}
      {overlay === 'word-lists' ? <WordListsSheet /> : null}
      {overlay === 'batch' ? (
        <Suspense>
          <BatchSheet />
        </Suspense>
      ) : null}
      {overlay === 'settings' ? (
        <Suspense>
          <SettingsSheet />
        </Suspense>
      ) : null}
      {overlay === 'history' ? <HistorySheet /> : null}
      {overlay === 'watched' ? <WatchedSheet /> : null}
      {overlay === 'rules' ? <RulesSheet /> : null}
      <PreviewSheet />
      {overlay === 'edit-facts' ? <EditFactsSheet /> : null}
      {overlay === 'charset' ? <CharsetSheet /> : null}
      {overlay === 'outlet-rules' ? <OutletRulesSheet /> : null}
      {overlay === 'jobs' ? <JobsSheet /> : null}
      {exporting.length > 0 ? <ExportSheet choices={exporting} /> : null}
      {purging === null ? null : <PurgeSheet what={purging} />}
    </>
  );
}
