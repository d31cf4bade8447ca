// What an installation of processes on one machine is made of, as data: which processes there are, who asks whom, and what
// each is told. Pure: nothing is started here.

export const CONTEXTS = ['intake', 'rectification', 'accountability', 'evaluation', 'campaign', 'organisation']

/** Whom each kind of process asks. Whoever is asked is told the secret of who asks, and nobody else is. */
export const ASKS = {
  vault: [],
  intake: ['vault', 'organisation', 'dashboard-api'],
  rectification: ['vault', 'organisation', 'dashboard-api'],
  accountability: ['vault'],
  evaluation: ['vault', 'projector'],
  campaign: ['vault'],
  organisation: ['vault'],
  projector: [],
  'dashboard-api': CONTEXTS,
  citizen: ['intake', 'rectification', 'evaluation', 'campaign', 'organisation'],
  open311: ['intake', 'rectification', 'campaign', 'organisation'],
  operator: [...CONTEXTS, 'projector'],
}

/** In which order processes are started: whoever is asked at the start comes first. */
export const ORDER = ['vault', ...CONTEXTS, 'projector', 'dashboard-api', 'citizen', 'open311']

/** Where the program of each kind lies, below the root of the repository. */
export const PROGRAMS = {
  vault: 'apps/vault/dist/main.js',
  ...Object.fromEntries(CONTEXTS.map((name) => [name, `services/${name}/dist/edge/main.js`])),
  projector: 'apps/projector/dist/main.js',
  'dashboard-api': 'apps/dashboard-api/dist/edge/main.js',
  citizen: 'apps/citizen/dist/edge/main.js',
  open311: 'apps/open311/dist/edge/main.js',
}

/** What of an installation may run several times: the contexts, and what counts in PostgreSQL who comes how often. */
const SEVERAL = [...CONTEXTS, 'open311']

/** Several instances of a kind are told apart by a number. */
export const instancesOf = (kinds, count) =>
  kinds.flatMap((kind) =>
    Array.from({ length: SEVERAL.includes(kind) ? count : 1 }, (_, index) => ({
      kind,
      instance: String(index + 1),
    })),
  )

const callersOf = (kind, secrets) =>
  Object.fromEntries(
    Object.entries(ASKS)
      .filter(([, asked]) => asked.includes(kind))
      .map(([caller]) => [caller, secrets[caller]]),
  )

const peersOf = (kind, addresses) =>
  Object.fromEntries(ASKS[kind].filter((peer) => addresses[peer]?.length).map((peer) => [peer, addresses[peer]]))

/** Where that lies which an operator copies beside the log and the files. */
const placesIn = (folder) => ({
  ...{ vault: `${folder}/vault`, erasures: `${folder}/erasures.jsonl`, seals: `${folder}/seals.jsonl` },
})

/** What of the surroundings each kind is told, beside what everybody is told. */
const TOLD = {
  vault: ({ folder }) => ({ folder: placesIn(folder).vault, erasures: placesIn(folder).erasures }),
  projector: ({ log, clickhouse, folder }) => ({ ...log, clickhouse, seals: placesIn(folder).seals }),
  'dashboard-api': ({ log, clickhouse }) => ({ ...log, clickhouse, secure: false }),
  citizen: ({ tenant }) => ({ tenant, secure: false }),
  open311: ({ log, tenant }) => ({ postgres: log.postgres, clock: log.clock, tenant, secure: false }),
  operator: ({ log, bus, clickhouse, folder }) => ({
    ...{ ...log, ...bus, clickhouse, files: `${folder}/files`, places: placesIn(folder) },
  }),
}
const toldService = ({ log, bus, clickhouse, folder }) => ({ ...log, ...bus, clickhouse, files: `${folder}/files` })

/** The configuration of one process. `around`: what lies around it, `secrets` and `addresses` by kind. */
export const configOf = ({ kind, instance }, port, { around, secrets, addresses }) => ({
  instance,
  listen: { host: '127.0.0.1', port },
  secret: secrets[kind],
  callers: callersOf(kind, secrets),
  peers: peersOf(kind, addresses),
  ...(around.traces && { traces: { url: around.traces } }),
  ...(TOLD[kind] ?? toldService)(around),
})

/** A configuration in which some sections say otherwise, key by key: `{ "kafka": { "brokers": […] } }`. */
export const changed = (config, changes = {}) => ({
  ...config,
  ...Object.fromEntries(Object.entries(changes).map(([section, said]) => [section, { ...config[section], ...said }])),
})
