/**
 * Which files belong to something else: to a saved page ("Web page, complete" puts its pictures,
 * scripts and frames into a folder beside the page) or to the system. One place for the rules, since
 * folders and zips are read by the same ones.
 */

export type CompanionWhy = 'saved-page' | 'system';

/**
 * What browsers and Windows put after a page's name to name its folder, by the browser's language
 * (Firefox's localisations of `filesFolder`, and Windows' list of "connected files" suffixes). A list
 * and not "any word", because `election.html` beside `election-2019/` are two things of the user's.
 */
const folderSuffixes = [
  '_files', '.files', '-files', '_dateien', '-dateien', '_fichiers', '-fichiers', '_bestanden', '-bestanden',
  '_archivos', '_arquivos', '_ficheiros', '_file', '_filer', '-filer', '_filene', '_tiedostot', '_pliki',
  '_soubory', '_subory', '_súbory', '_elemei', '_dosyalar', '_datoteke', '_datoteki', '_fitxers', '_failid',
  '_fails', '_faili', '_bylos', '_failai', '_fajlovi', '_fitxategiak', '_fișiere', '_fisiere', '_αρχεία',
  '_файлы', '_файли', '_файлове', '_قالب', '_קבצים', '_ファイル', '_文件', '_檔案', '_파일', '_ไฟล์', '_tập tin',
]; // prettier-ignore

const pageName = /^(.+)\.(?:html?|xhtml?|shtml|mht|mhtml)$/iu;

/** Stems (folded) of the web pages among `names`, for {@link isSavedPageFolder}. */
export function listPageStems(names: Iterable<string>): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const name of names) {
    const stem = pageName.exec(name)?.[1];
    if (stem !== undefined) stems.add(foldName(stem));
  }
  return stems;
}

/** Whether a folder is the companion of a page beside it; `stems` are those of the pages in the same folder. */
export function isSavedPageFolder(folder: string, stems: ReadonlySet<string>): boolean {
  if (stems.size === 0) return false;
  const folded = foldName(folder);
  return folderSuffixes.some(
    (suffix) => folded.endsWith(suffix) && stems.has(folded.slice(0, folded.length - suffix.length)),
  );
}

const systemFiles = new Set([
  '.ds_store', 'thumbs.db', 'ehthumbs.db', 'ehthumbs_vista.db', 'desktop.ini', '.localized', '.directory',
  '.apdisk', 'icon\r', '.gitignore', '.gitattributes', '.gitkeep', '.nomedia', '.hidden',
]); // prettier-ignore

const systemFolders = new Set([
  '__macosx', '.git', '.svn', '.hg', '$recycle.bin', 'recycler', 'system volume information', '@eadir',
  '.spotlight-v100', '.fseventsd', '.temporaryitems', '.documentrevisions-v100', 'lost+found', '.appledouble',
]); // prettier-ignore

/** Whether a file of that name is the system's or a program's: never an article. */
export function isSystemFile(name: string): boolean {
  const folded = name.toLowerCase();
  return (
    systemFiles.has(folded) ||
    // AppleDouble twins, Office's and LibreOffice's locks, downloads under way, files open when deleted.
    /^(?:\._|~\$|\.~lock\.|\.fuse_hidden|\.nfs[0-9a-f])|\.(?:crdownload|part|partial|opdownload)$/u.test(folded)
  );
}

/** Whether everything below a folder of that name is the system's. */
export function isSystemFolder(name: string): boolean {
  const folded = name.toLowerCase();
  return systemFolders.has(folded) || folded.startsWith('.trash');
}

/** Pages and folders are matched as file systems do: without regard to case and to how accents are composed. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
