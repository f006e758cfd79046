import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '../design/tokens.css';
import '../design/base.css';
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createCommands } from '../commands/window-commands';
import { DropZone } from '../import/DropZone';
import { FilePickers } from '../import/FilePickers';
import { FolderSheet } from '../import/FolderSheet';
import { currentLocale } from '../messages/locale';
import { DeskContext } from '../parts/desk-context';
import type { Desk } from '../state/desk';
import { openArticleLink } from '../state/open-article-link';
import { followSettings } from '../state/settings';
import { useStore } from '../state/store';
import { StatusBar } from '../status/StatusBar';
import { ArticleWindow } from './ArticleWindow';
import { ErrorBoundary } from './ErrorBoundary';
import { LibraryWarnings, LostBanner } from './Banners';
import { MenuBar } from './MenuBar';
import { Overlays } from './Overlays';
import { Panes } from './Panes';
import { Rescue } from './Rescue';
import { ShortcutSheet } from './ShortcutSheet';
import { ToastList } from './ToastList';
import { useKeys } from './use-keys';
import { useNativeMenu } from './use-native-menu';
import { Welcome } from './Welcome';
import styles from './App.module.css';

/** The window: everything a desk shows. */
export function App({ desk }: { readonly desk: Desk }) {
  const commands = useMemo(() => createCommands(desk), [desk]);
  const given = useMemo(() => ({ desk, commands }), [desk, commands]);
  useKeys(desk, commands);
  useNativeMenu(desk, commands);
  useEffect(() => followSettings(desk.settings), [desk]);
  useEffect(
    () =>
      desk.wire.listen((message) => {
        if (message.type === 'export-ready') startDownload(message.address, message.fileName);
        if (message.type !== 'menu' || openArticleLink(desk, message.command)) return;
        const command = commands.find((one) => one.id === message.command);
        if (command?.can?.() ?? true) command?.run();
      }),
    [desk, commands],
  );
  useEffect(() => {
    // Those that Backfile was given before this window was there.
    if (desk.ownArticle) return;
    void desk.wire.send('take-links', {}).then((answer) => {
      if (answer.ok) for (const link of answer.value.links) openArticleLink(desk, link);
    });
  }, [desk]);
  return (
    <ErrorBoundary>
      <I18nProvider locale={currentLocale().widgets}>
        <DeskContext value={given}>
          <Window desk={desk} />
        </DeskContext>
      </I18nProvider>
    </ErrorBoundary>
  );
}

/** The page's own way to keep a file: the browser puts it where downloads go. */
function startDownload(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
}

function Window({ desk }: { readonly desk: Desk }) {
  const { theme, density } = useStore(desk.settings);
  const { rescue, info } = useStore(desk.connection);
  const { stopped } = useStore(desk.library);
  const announcement = useStore(desk.announcement);

  useLayoutEffect(() => {
    const { tag, direction } = currentLocale();
    document.documentElement.lang = tag;
    document.documentElement.dir = direction;
  }, []);
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
  }, [theme]);
  const { view } = useStore(desk.reading.store);
  const headline = desk.ownArticle ? (view?.article.title.slice(0, 200) ?? null) : null;
  useEffect(() => {
    document.title = [...(headline ? [headline] : []), ...(info ? [info.name] : []), 'Backfile'].join(' – ');
  }, [info, headline]);

  return (
    <div className={styles.window} data-density={density}>
      <LostBanner />
      {rescue || stopped ? (
        <Rescue />
      ) : desk.ownArticle ? (
        <>
          <ArticleWindow />
          <Overlays />
        </>
      ) : (
        <>
          {desk.platform.can.nativeMenu ? null : <MenuBar />}
          <LibraryWarnings />
          <Body desk={desk} />
          <StatusBar />
          <DropZone />
          <FilePickers />
          <FolderSheet />
          <Overlays />
        </>
      )}
      <ShortcutSheet />
      <ToastList />
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </div>
    </div>
  );
}

/** The welcome screen while there has never been an import, else the three panes. */
function Body({ desk }: { readonly desk: Desk }) {
  const { counts, isReady } = useStore(desk.library);
  const { jobs } = useStore(desk.jobs);
  const isEmpty = isReady && counts !== null && counts.imports === 0 && counts.all === 0 && counts.trash === 0;
  return isEmpty && jobs.length === 0 ? <Welcome /> : <Panes />;
}
