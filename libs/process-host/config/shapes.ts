import { z } from 'zod'
import { PROCESSES } from './processes.js'

const SHORTEST_SECRET_BYTES = 32

/** Values that are never printed, or of which a part is not. */
export const HIDDEN = z.registry<{ readonly hide: 'all' | 'password' }>()

const secret = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/, 'base64url (A-Z a-z 0-9 - _)')
  .refine((text) => Buffer.from(text, 'base64url').byteLength >= SHORTEST_SECRET_BYTES, 'at least 32 random bytes')
HIDDEN.add(secret, { hide: 'all' })

const urlOf = (protocols: readonly string[]) => {
  const shape = z.string().refine(
    (text) => {
      const protocol = URL.canParse(text) ? new URL(text).protocol : ''
      return protocols.includes(protocol.slice(0, -1))
    },
    `an address beginning with ${protocols.map((one) => `${one}://`).join(' or ')}`,
  )
  HIDDEN.add(shape, { hide: 'password' })
  return shape
}

/** Addresses of all instances of a process, in a list or separated by commas. */
const addressesOf = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(',').map((one) => one.trim()) : given),
  z.array(urlOf(['http', 'https'])).min(1),
)
const listOfTexts = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(',').map((one) => one.trim()) : given),
  z.array(z.string().min(1)).min(1),
)
const port = z.coerce.number().int('a whole number').min(0).max(65_535)
const name = z.enum(PROCESSES)

/** What every process is told. */
const everybody = {
  /** Tells apart two processes of one kind. */
  instance: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/, 'lower-case letters, digits and -')
    .default('1'),
  listen: z.strictObject({ host: z.string().min(1).default('127.0.0.1'), port }),
  /** What it signs its own requests with; those it asks know it as one of their `callers`. */
  secret,
  /** The secrets of those who may ask it, by the name of their kind. */
  callers: z.partialRecord(name, secret).default({}),
  /** Where spans are sent to (OTLP over HTTP, `http://collector:4318/v1/traces`); left out: nowhere. */
  traces: z.strictObject({ url: urlOf(['http', 'https']) }).optional(),
  /** Where the processes it asks listen, each instance of them. */
  peers: z.partialRecord(name, addressesOf).default({}),
}

/** What a process is told that works on the log. */
const onTheLog = {
  postgres: z.strictObject({ url: urlOf(['postgres', 'postgresql']) }),
  /** Tenants with their time zone and calendar, a file all processes read. */
  settings: z.string().min(1),
  /** `machine`: real time; `shared`: the row that all processes look at, for simulations and stories. */
  clock: z.enum(['machine', 'shared']).default('machine'),
}

const withBus = {
  kafka: z.strictObject({
    brokers: listOfTexts,
    /** Begins the names of topics and consumer groups, so that two installations may share a cluster. */
    installation: z
      .string()
      .regex(/^[a-z0-9-]{1,30}$/, 'lower-case letters, digits and -')
      .default('huiyin'),
    /** A process that is not heard of for so long has lost its share of the topics to the others. */
    sessionSeconds: z.coerce.number().int().min(3).max(300).default(30),
  }),
  /** After so many seconds without moving while the log grows, a part is not ready any more. */
  staleSeconds: z.coerce.number().int().min(1).default(30),
}

/** Who looks through files before they are kept: clamd over TCP or a Unix socket, or a program run for each file. */
export const scannerConfig = z.strictObject({
  at: z
    .string()
    .regex(
      /^(clamd:\/\/[^/\s:]+:\d{1,5}|clamd:\/[^/\s]\S*|exec:\/\S.*)$/,
      'clamd://host:port, clamd:/path/of/its.socket or exec:/path/of/a-program with its arguments',
    ),
  /** What is done with a file while the scanner does not answer. */
  whenDown: z.enum(['refuse', 'take']).default('refuse'),
})
export type ScannerConfig = z.infer<typeof scannerConfig>

/** The configuration of a context's process. */
export const serviceConfig = z.strictObject({
  ...everybody,
  ...onTheLog,
  ...withBus,
  /** The folder of files, the same for all processes that keep some. */
  files: z.string().min(1),
  /** Left out: files are kept unscanned, and each says so. */
  scanner: scannerConfig.optional(),
  /** ClickHouse, where the context asks it. */
  clickhouse: z.strictObject({ url: urlOf(['http', 'https']) }).optional(),
})
export type ServiceConfig = z.infer<typeof serviceConfig>

/** The configuration of the vault's process. */
export const vaultConfig = z.strictObject({
  ...everybody,
  folder: z.string().min(1),
  /** The journal of erasures; it lies outside the vault and apart from its backups. */
  erasures: z.string().min(1),
})
export type VaultConfig = z.infer<typeof vaultConfig>

/** The configuration of the process that feeds ClickHouse. */
export const projectorConfig = z.strictObject({
  ...everybody,
  ...onTheLog,
  clickhouse: z.strictObject({ url: urlOf(['http', 'https']) }),
  /** Where seals are written to; to be of use against a forger it belongs on another machine. */
  seals: z.string().min(1),
  staleSeconds: withBus.staleSeconds,
})
export type ProjectorConfig = z.infer<typeof projectorConfig>

/** The configuration of the process in front of the screens. */
export const dashboardConfig = z.strictObject({
  ...everybody,
  /** Lists and the journal of ClickHouse, read only. */
  postgres: onTheLog.postgres,
  settings: onTheLog.settings,
  clock: onTheLog.clock,
  clickhouse: z.strictObject({ url: urlOf(['http', 'https']) }),
  /** Whether browsers reach it over TLS; cookies are then for TLS only. */
  secure: z.stringbool().or(z.boolean()).default(true),
})
export type DashboardConfig = z.infer<typeof dashboardConfig>

/** The configuration of the process that serves citizens: it knows nobody's data, only whom to ask. */
export const citizenConfig = z.strictObject({
  ...everybody,
  /** Whose citizens come here. */
  tenant: z.string().min(1),
  secure: z.stringbool().or(z.boolean()).default(true),
})
export type CitizenConfig = z.infer<typeof citizenConfig>

/** The configuration of the process that programs come to by Open311. */
export const open311Config = z.strictObject({
  ...everybody,
  /** Whose city it is: the `jurisdiction_id` of the specification. */
  tenant: z.string().min(1),
  /** Where tries are counted, in the schema `tries`, so that limits are those of all instances together. */
  postgres: onTheLog.postgres,
  clock: onTheLog.clock,
  /** Who may read without a key what came by this interface: nobody, or anybody. */
  reading: z.enum(['key', 'anybody']).default('key'),
  /** Where programs reach it; left out: as each request was addressed, which a proxy may change. */
  address: z
    .string()
    .regex(/^https?:\/\/[^/?#\s]+$/, 'an address as https://city.example, without anything behind the host')
    .optional(),
  /** How whoever runs it is reached, for the discovery document. */
  contact: z.string().min(1).max(200).optional(),
  secure: z.stringbool().or(z.boolean()).default(true),
})
export type Open311Config = z.infer<typeof open311Config>

/** The configuration of an operator's command line: it listens to nobody. */
export const operatorConfig = z.strictObject({
  ...everybody,
  ...onTheLog,
  ...withBus,
  files: z.string().min(1),
  clickhouse: z.strictObject({ url: urlOf(['http', 'https']) }),
  /** Where that lies which is copied beside the log, as the processes themselves are told; for backup and restore. */
  places: z
    .strictObject({
      /** The folder of the vault. */
      vault: z.string().min(1),
      erasures: z.string().min(1),
      seals: z.string().min(1),
    })
    .optional(),
})
export type OperatorConfig = z.infer<typeof operatorConfig>

/** What every configuration has. */
export interface CommonConfig {
  readonly traces?: { readonly url: string } | undefined
  readonly instance: string
  readonly listen: { readonly host: string; readonly port: number }
  readonly secret: string
  readonly callers: Partial<Record<(typeof PROCESSES)[number], string>>
  readonly peers: Partial<Record<(typeof PROCESSES)[number], readonly string[]>>
}
