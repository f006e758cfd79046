/** How a browser is started. */
export interface BrowserStart {
  readonly url: string;
  /** Profile of its own inside the library: its IndexedDB is the working archive. */
  readonly profileDir: string;
  /** `window`: what the user sees. `engine`: headless, for work without a window. */
  readonly kind: 'window' | 'engine';
  readonly isRoot: boolean;
  readonly platform: NodeJS.Platform;
}

/** Nothing that the user did not ask for: no first-run pages, no updates, no sync, no reports, no translation. */
export const silence = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--no-pings',
  '--no-service-autorun',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,GlobalMediaControls,DialMediaRouteProvider',
  // The engine and a window in the background do the library's work: they must not be put to sleep.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // No keyring is asked for: the profile keeps no passwords.
  '--password-store=basic',
];

/**
 * The flags for one start.
 *
 * `--proxy-server` sends whatever the browser itself still wants from the network to a port of this
 * computer where nobody listens; 127.0.0.1 needs no proxy. `--host-resolver-rules` would do the same but
 * shows people a warning bar, so only the engine has it.
 */
export function browserArguments(start: BrowserStart): readonly string[] {
  return [
    ...silence,
    '--proxy-server=http://127.0.0.1:9',
    `--user-data-dir=${start.profileDir}`,
    ...(start.isRoot ? ['--no-sandbox'] : []),
    ...(start.platform === 'darwin' ? ['--use-mock-keychain'] : []),
    // Containers give /dev/shm 64 MB, and a page that needs more crashes.
    ...(start.platform === 'linux' ? ['--disable-dev-shm-usage'] : []),
    ...(start.kind === 'engine'
      ? [
          '--headless=new',
          '--disable-gpu',
          '--mute-audio',
          '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
          // The browser ends by itself when this pipe does, so a killed Backfile leaves none behind.
          '--remote-debugging-pipe',
          start.url,
        ]
      : [`--app=${start.url}`, '--window-size=1440,900']),
  ];
}
