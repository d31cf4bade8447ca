// Who imports whom: the law of the house as rules (design, section 2). Every rule says what to do instead, and each has
// a fixture that must break it under test/architecture/fixtures/dependencies. Run by tools/dependencies.mjs.
// Needs a TypeScript below 7 as the package `typescript`: without it no .ts file is cruised and all seems well.

import { CLUSTER_ENGINES, CONFIG, core, DRIVERS, FORMATS, FRAMEWORKS } from './tools/import-rule.mjs'
import { libs, npm, only, PROJECT, rule, SPEC, TOOLS } from './tools/import-rule.mjs'

/** Pure libs and the ports that questions are asked through. */
const DASHBOARD_API_LIBS = ['kernel', 'calendar', 'statistics', 'contracts', 'analytics', 'read-model', 'nest-platform']
const CITIZEN_LIBS = ['kernel', 'calendar', 'contracts', 'files', 'nest-platform']
/** What an edge binds beside: transports, engines, and what hosts a context in a process of its own. */
const FOR_EDGE = [
  ...['nest-platform', 'adapters', 'process-host', 'analytics', 'signed-http', 'identity', 'access-log'],
  'installation',
]
const FOR_APPLICATION = libs(
  ...['kernel', 'event-sourcing', 'messaging', 'read-model', 'contracts', 'calendar', 'statistics', 'privacy', 'files'],
)

const services = [
  rule(
    'contexts-meet-only-in-contracts',
    'Publish an event in libs/contracts and react to it in application/; never reach into another service.',
    { path: '^services/([^/]+)/' },
    { path: '^services/', pathNot: '^services/$1/' },
  ),
  only(
    'domain-is-pure',
    'Pass time, ids and look-ups in the command. A domain knows itself, kernel, event-sourcing, calendar, statistics ' +
      'and its own context in contracts.',
    '^services/([^/]+)/domain/',
    [
      '^services/$1/domain/',
      libs('kernel', 'event-sourcing', 'calendar', 'statistics'),
      '^libs/contracts/$1/',
      npm('zod'), // narrowed by the next rule
    ],
  ),
  rule(
    'zod-only-in-events',
    'Describe what is on disk in events.ts; decisions work on the types it gives.',
    { path: '^services/[^/]+/domain/', pathNot: [SPEC, '/events[.]ts$'] },
    { path: npm('zod') },
  ),
  only(
    'application-knows-ports-not-adapters',
    'Say what you need as a port (a type) in application/ and bind what fulfils it in edge/.',
    '^services/([^/]+)/application/',
    ['^services/$1/(domain|application)/', FOR_APPLICATION],
  ),
  only(
    'projections-know-ports-not-adapters',
    'A projection turns events into rows. Queries may use kysely in projections/queries; the rest is bound in edge/.',
    '^services/([^/]+)/projections/',
    // analytics: the rows for ClickHouse live here (design, section 2), so its table definitions are needed here
    ['^services/$1/(domain|projections)/', FOR_APPLICATION, libs('analytics'), npm('kysely')],
  ),
  rule(
    'edge-binds-its-own-service',
    'An edge binds its own layers to nest-platform and adapters. What else it wants belongs to another process.',
    { path: '^services/[^/]+/edge/', pathNot: SPEC },
    { path: ['^libs/', '^apps/'], pathNot: [FOR_APPLICATION, libs(...FOR_EDGE, 'testing')] },
  ),
]

const technology = [
  rule(
    'only-edge-uses-frameworks',
    'Move it to edge/ (in dashboard-api also resolvers/) or libs/nest-platform, and hand plain data inwards.',
    {
      pathNot: [SPEC, '^test/', '^services/[^/]+/edge/', '^libs/nest-platform/', '^apps/(?!dashboard/|[^/]+/queries/)'],
    },
    { path: FRAMEWORKS },
  ),
  rule(
    'only-adapters-use-drivers',
    'Name what you want as a port and implement it in libs/adapters; libs/analytics alone talks to ClickHouse.',
    { pathNot: [SPEC, '^test/', '^libs/(adapters|analytics)/'] },
    { path: DRIVERS },
  ),
  rule(
    'kysely-only-where-lists-are',
    'Ask a list in projections/queries/ or through libs/read-model.',
    { pathNot: [SPEC, '^test/', '^libs/(read-model|adapters)/', '^services/[^/]+/projections/queries/'] },
    { path: npm('kysely') },
  ),
]

const libraries = [
  rule(
    'libs-never-import-services-or-apps',
    'Turn it round: the lib offers a type or a function, and the service or app hands its own part in.',
    { path: '^libs/' },
    { path: '^(services|apps)/' },
  ),
  rule(
    'libs-know-ports-not-adapters',
    'Take the port as an argument. Adapters are bound where a process is composed: edge/, apps and process-host, ' +
      'of which config/ and hosting/ are for everybody.',
    { path: '^libs/(?!adapters/|process-host/(?!config/|hosting/))', pathNot: SPEC },
    { path: '^libs/adapters/' },
  ),
  rule(
    'testing-only-from-specs',
    'Specs, contract suites and test/ use libs/testing. Code that ships does not.',
    { pathNot: [SPEC, '^test/', '^libs/testing/'] },
    { path: '^libs/testing/' },
  ),
  only('kernel-imports-nothing', 'Keep the kernel free: put it where it is needed.', libs('kernel'), [libs('kernel')]),
  only(
    'statistics-and-calendar-import-only-kernel',
    'Formulas and calendars are data and arithmetic: hand in what they need as arguments.',
    libs('statistics', 'calendar'),
    ['^libs/$1/', libs('kernel')],
  ),
  only(
    'event-sourcing-imports-only-kernel-and-zod',
    'The log, its deciders and its port know no technology: kernel, zod, node:crypto and the cache of folded states.',
    libs('event-sourcing'),
    [libs('event-sourcing', 'kernel'), npm('zod', 'lru-cache'), core('crypto')],
  ),
  only(
    'contracts-import-only-kernel-and-zod',
    'The published language stands alone, so that anybody can read it.',
    libs('contracts'),
    [libs('contracts', 'kernel'), npm('zod')],
  ),
  only('messaging-is-a-port', 'Delivery is described here and done in libs/adapters/bus-*.', libs('messaging'), [
    ...[libs('messaging', 'kernel', 'calendar', 'event-sourcing', 'contracts'), npm('zod'), core('crypto')],
  ]),
  only(
    'read-model-is-a-port',
    'Lists are described here and kept in libs/adapters/lists-*; kysely is the only package.',
    libs('read-model'),
    [libs('read-model', 'kernel', 'event-sourcing'), npm('kysely'), core('crypto')],
  ),
  only('signed-http-knows-no-service', 'It carries requests and knows nothing of them.', libs('signed-http'), [
    ...[libs('signed-http', 'kernel'), npm('jose'), npm('undici'), core('crypto')],
  ]),
  only('bulk-entry-decides-nothing', 'It reads files into commands; hand in the rest.', libs('bulk-entry'), [
    ...[libs('bulk-entry', 'contracts', 'kernel'), FORMATS],
  ]),
  only('files-is-a-port', 'Bytes are kept in libs/adapters/files-*.', libs('files'), [libs('files', 'kernel')]),
  only('privacy-is-a-port', 'Sealing is described here; keys are kept in libs/adapters/vault-*.', libs('privacy'), [
    ...[libs('privacy', 'files', 'kernel', 'event-sourcing'), npm('zod', 'lru-cache'), core('crypto')],
  ]),
  only(
    'analytics-asks-clickhouse-only',
    'Tables, rows and questions: hand in what a service knows, and statistics for what SQL does not compute.',
    libs('analytics'),
    [
      libs('analytics', 'kernel', 'event-sourcing', 'statistics'),
      npm('@clickhouse'),
      core('crypto', 'fs', 'fs/promises', 'module', 'path', 'url'),
    ],
  ),
  only('charts-prepare-decides-alone', 'A prepare function sees data; visualise/ draws.', '^libs/charts/prepare/', [
    '^libs/charts/prepare/',
  ]),
  only('charts-visualise-only-draws', 'Draw what prepare/ decided, with react, recharts.', '^libs/charts/visualise/', [
    ...['^libs/charts/', npm('react', 'react-dom', 'recharts', '@types/react', '@types/react-dom')],
  ]),
]

/** Which port libs the adapters of a kind implement; the kind is how their folder begins. */
const PORTS = {
  commands: ['messaging', 'signed-http'],
  store: ['event-sourcing'],
  bus: ['messaging', 'event-sourcing'],
  lists: ['read-model', 'event-sourcing'],
  clickhouse: ['analytics', 'event-sourcing'],
  vault: ['privacy', 'signed-http'],
  files: ['files'],
  scanner: ['files'],
  pictures: ['files'],
  ...{ identity: ['identity'], access: ['access-log'] },
}
const adapterRule = (kind, folder, ports) =>
  rule(
    `${kind}-adapters-import-only-their-port`,
    `An adapter knows its own technology, kernel and the port it implements: ${ports.join(', ')}.`,
    { path: `^libs/adapters/(${folder}[^/]*)/`, pathNot: SPEC },
    { path: '^libs/', pathNot: ['^libs/adapters/($1|postgres-pool)/', libs('kernel', 'testing', ...ports)] },
  )
const adapters = [
  ...Object.entries(PORTS).map(([kind, ports]) => adapterRule(kind, kind, ports)),
  adapterRule('other', `(?!${Object.keys(PORTS).join('|')})`, ['event-sourcing', 'messaging', 'read-model', 'privacy']),
]

const apps = [
  rule(
    'only-host-and-projector-import-services',
    'Ask the owning context over HTTP (/questions/<context>/…) or ask the lists and ClickHouse.',
    { path: '^apps/', pathNot: '^apps/(huiyin|projector)/' },
    { path: '^services/' },
  ),
  rule(
    'only-the-host-imports-apps',
    'Apps are started, not imported. The one-process host in apps/huiyin binds them.',
    { path: '^apps/([^/]+)/', pathNot: '^apps/huiyin/' },
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  rule(
    'one-process-loads-no-cluster',
    'What one process needs is in libs/installation; what only a cluster needs belongs to apps/huiyin/cluster.',
    { path: '^apps/huiyin/((host|owner|backup|demo|import)/|cli/(?!(main|cluster)[.]ts$))', pathNot: SPEC },
    { path: CLUSTER_ENGINES, reachable: true },
  ),
  rule(
    'the-cluster-is-loaded-late',
    'Say `await import()` where the command runs: whoever asks for another one does not wait for its engines.',
    { path: '^apps/huiyin/(?!cluster/)', pathNot: SPEC },
    { path: ['^apps/huiyin/cluster/(?!deed[.]ts$)', '^libs/process-host/index[.]ts$'], dynamic: false },
  ),
  rule(
    'dashboard-api-asks-lists-and-clickhouse',
    'dashboard-api reads through contracts, analytics, read-model, nest-platform and pure libs; edge/ alone binds adapters.',
    { path: '^apps/dashboard-api/(?!edge/)', pathNot: SPEC },
    { path: '^libs/', pathNot: libs(...DASHBOARD_API_LIBS, 'testing') },
  ),
  rule(
    'dashboard-api-edge-binds-adapters-only',
    'dashboard-api never decides or decrypts: call the owning context for history and opened fields.',
    { path: '^apps/dashboard-api/edge/', pathNot: SPEC },
    { path: '^libs/', pathNot: libs(...DASHBOARD_API_LIBS, ...FOR_EDGE, 'testing') },
  ),
  rule(
    'citizen-is-a-client',
    'citizen and open311 hold no store, no vault and no staff session: ask the owning context.',
    { path: '^apps/(citizen|open311)/(?!edge/)', pathNot: SPEC },
    { path: '^libs/', pathNot: libs(...CITIZEN_LIBS, 'testing') },
  ),
  rule(
    'citizen-edge-asks-other-processes',
    'citizen and open311 keep nothing and open nothing: their edge binds the ways to other processes, and no engine.',
    { path: '^apps/(citizen|open311)/edge/', pathNot: SPEC },
    { path: '^libs/', pathNot: [libs(...CITIZEN_LIBS, 'process-host', 'testing'), '^libs/adapters/commands-http/'] },
  ),
  only(
    'dashboard-runs-in-a-browser',
    'Use libs/charts, libs/bulk-entry and the generated types; what needs Node belongs to dashboard-api.',
    '^apps/dashboard/',
    ['^apps/', '^services/', libs('charts', 'bulk-entry'), '(^|/)node_modules/'], // apps and services: other rules speak
  ),
  rule(
    'features-do-not-import-each-other',
    'Move what two features share to apps/dashboard/shared.',
    { path: '^apps/dashboard/features/([^/]+)/' },
    { path: '^apps/dashboard/features/', pathNot: '^apps/dashboard/features/$1/' },
  ),
]

const everywhere = [
  rule('nobody-imports-test', 'Move what is shared to libs/testing.', { pathNot: '^test/' }, { path: '^test/' }),
  rule('no-cycles', 'Move what both need to a third file.', {}, { circular: true }),
  rule('no-unresolvable', 'Import what exists and is exported; say it in package.json.', {}, { couldNotResolve: true }),
  rule(
    'no-relative-import-into-another-project',
    'Import another project by its name (@huiyin/…), and only what its index.ts exports.',
    { path: PROJECT },
    {
      dependencyTypes: ['local'],
      dependencyTypesNot: ['aliased-workspace'], // by name, as seen from a folder whose manifest is the workspace's
      path: '^(libs|services|apps)/',
      pathNot: '^$1/',
    },
  ),
  rule(
    'own-files-by-relative-path',
    'Inside a project import the file directly, relative, ending in .js.',
    { path: PROJECT },
    { dependencyTypesNot: ['local'], path: '^$1/', pathNot: '/node_modules/' },
  ),
  rule(
    'no-import-from-dist',
    'Import the source; dist is only for running and for what prints files from it.',
    { pathNot: TOOLS },
    { path: '^(libs|services|apps)/.+/dist/' },
  ),
  rule(
    'no-orphans',
    'Nothing imports it and it imports nothing: delete it or use it.',
    { orphan: true, pathNot: [SPEC, CONFIG, TOOLS, '^test/', '(^|/)(index|main)[.]tsx?$', '[.]d[.]ts$', '/bin/'] },
    {},
  ),
]

export default {
  forbidden: [...services, ...technology, ...libraries, ...adapters, ...apps, ...everywhere],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@huiyin/source', 'import', 'node', 'default'],
      mainFields: ['module', 'main'],
    },
  },
}
