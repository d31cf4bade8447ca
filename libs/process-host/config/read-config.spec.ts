import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { BadConfig, maskedConfig, readConfig, valuesOf } from './read-config.js'
import { operatorConfig, serviceConfig } from './shapes.js'

const [OWN, CALLER] = ['own', 'caller'].map((of) => Buffer.from(of.padEnd(32, '.')).toString('base64url'))
const GIVEN = {
  listen: { port: 4101 },
  secret: OWN,
  callers: { 'dashboard-api': CALLER },
  peers: { vault: ['http://127.0.0.1:4100'] },
  postgres: { url: 'postgres://huiyin:hidden-word@db:5432/huiyin' },
  kafka: { brokers: ['one:9092', 'two:9092'] },
  settings: '/srv/settings.json',
  files: '/srv/files',
}

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huiyin-config-'))
  file = join(folder, 'intake.yaml')
  writeFileSync(file, JSON.stringify(GIVEN))
})
afterEach(() => rmSync(folder, { recursive: true }))

const refusal = (given: { readonly file?: string; readonly env: Record<string, string> }): string => {
  try {
    readConfig(serviceConfig, given)
  } catch (error) {
    expect(error).toBeInstanceOf(BadConfig)
    return (error as Error).message
  }
  throw new Error('it was taken')
}

describe('the configuration of a process', () => {
  test('comes from a file, and what is left out has its default', () => {
    const config = readConfig(serviceConfig, { file, env: {} })
    expect(config).toMatchObject({ ...GIVEN, instance: '1', clock: 'machine', staleSeconds: 30 })
    expect(config.listen).toStrictEqual({ host: '127.0.0.1', port: 4101 })
  })
  test('is changed value by value by variables, which stand above the file', () => {
    const env = {
      HUIYIN_LISTEN_PORT: '0',
      HUIYIN_KAFKA_BROKERS: 'three:9092, four:9092',
      HUIYIN_PEERS_DASHBOARD_API: 'http://127.0.0.1:4000, http://127.0.0.1:4001',
      HUIYIN_INSTANCE: '2',
    }
    const { listen, kafka, peers, instance } = readConfig(serviceConfig, { file, env })
    expect([listen.port, kafka.brokers, instance]).toStrictEqual([0, ['three:9092', 'four:9092'], '2'])
    expect(peers['dashboard-api']).toStrictEqual(['http://127.0.0.1:4000', 'http://127.0.0.1:4001'])
    expect(peers.vault).toStrictEqual(GIVEN.peers.vault)
  })
  test('can come from variables alone', () => {
    const env = {
      ...{ HUIYIN_LISTEN_PORT: '4101', HUIYIN_SECRET: OWN!, HUIYIN_POSTGRES_URL: GIVEN.postgres.url },
      ...{ HUIYIN_KAFKA_BROKERS: 'one:9092', HUIYIN_SETTINGS: '/s', HUIYIN_FILES: '/f' },
    }
    const rest = { installation: 'huiyin', sessionSeconds: 30 }
    expect(readConfig(serviceConfig, { env }).kafka).toStrictEqual({ brokers: ['one:9092'], ...rest })
  })
  test('names every value that is wrong or missing, and the variable that sets it', () => {
    const says = refusal({ env: { HUIYIN_LISTEN_PORT: 'http', HUIYIN_CLOCK: 'sun', HUIYIN_SECRET: 'short' } })
    const named = ['listen.port', 'clock', 'secret', 'postgres', 'kafka', 'settings', 'files']
    for (const path of named) expect(says).toMatch(new RegExp(`^  ${path}: .*variable HUIYIN_`, 'm'))
    expect(says.split('\n')).toHaveLength(1 + named.length)
  })
  test('refuses names it does not know: a misspelt one would silently mean the default', () => {
    writeFileSync(file, JSON.stringify({ ...GIVEN, stale_seconds: 5 }))
    expect(refusal({ file, env: {} })).toContain('does not know stale_seconds')
  })
  test('never says a secret, not even a wrong one', () => {
    writeFileSync(
      file,
      JSON.stringify({ ...GIVEN, secret: 'not/base64url', postgres: { url: 'mysql://u:hidden-word@db' } }),
    )
    const says = refusal({ file, env: {} })
    expect(says).toMatch(/secret|postgres.url/)
    expect(says).not.toMatch(/not\/base64url|hidden-word/)
  })
  test('says which file cannot be read, and why', () => {
    expect(refusal({ file: join(folder, 'none.yaml'), env: {} })).toMatch(/none\.yaml cannot be read/)
    writeFileSync(file, 'just a word')
    expect(refusal({ file, env: {} })).toContain('holds no configuration')
  })
})

describe('a configuration shown to people', () => {
  test('has every value but secrets, and addresses without their passwords', () => {
    const config = readConfig(serviceConfig, { file, env: {} })
    const shown = Object.fromEntries(maskedConfig(serviceConfig, config))
    expect(shown).toMatchObject({
      ...{
        secret: '***',
        'callers.dashboard-api': '***',
        'listen.port': '4101',
        'kafka.brokers': 'one:9092, two:9092',
      },
      'postgres.url': 'postgres://huiyin:***@db:5432/huiyin',
      'peers.vault': 'http://127.0.0.1:4100/',
    })
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${OWN}|${CALLER}|hidden-word`))
  })
  test('shows an operator where that lies which he copies beside the log', () => {
    const places = { vault: '/srv/vault', erasures: '/srv/e.jsonl', seals: '/mnt/s.jsonl' }
    writeFileSync(file, JSON.stringify({ ...GIVEN, clickhouse: { url: 'http://127.0.0.1:8123' }, places }))
    const config = readConfig(operatorConfig, { file, env: { HUIYIN_PLACES_SEALS: '/mnt/other.jsonl' } })
    expect(Object.fromEntries(maskedConfig(operatorConfig, config))).toMatchObject({
      ...{ 'places.vault': '/srv/vault', 'places.erasures': '/srv/e.jsonl', 'places.seals': '/mnt/other.jsonl' },
      ...{ settings: '/srv/settings.json', files: '/srv/files' },
    })
  })
  test('has one variable for each value', () => {
    const variables = valuesOf(serviceConfig).map(({ variable }) => variable)
    expect(new Set(variables).size).toBe(variables.length)
    expect(variables).toEqual(expect.arrayContaining(['HUIYIN_CALLERS_DASHBOARD_API', 'HUIYIN_KAFKA_INSTALLATION']))
  })
})
