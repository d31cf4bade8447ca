import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from '@jest/globals'
import { hash } from '@node-rs/argon2'
import { tablesIn } from '@huiyin/cluster-postgres'
import { PER_LOGIN, type Identity, type SignIn } from '@huiyin/identity'
import { settableClock } from '@huiyin/testing'
import { postgresSuite } from '@huiyin/testing/postgres'
import { sql, type Kysely } from 'kysely'
import { createIdentityTables, type IdentityTables } from './identity-tables.js'
import { postgresIdentity } from './postgres-identity.js'

const postgres = postgresSuite('accounts that two processes share')
const closes: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close()
})

const RIGHT = 'correct horse battery'
const clock = settableClock('2026-03-30T01:02:03.004Z')
const tables = (schema: string): Promise<Kysely<IdentityTables>> =>
  tablesIn({ url: postgres.server.url, schema }, { make: createIdentityTables })
const instanceOn = async (schema: string): Promise<Identity> => {
  const identity = postgresIdentity({ db: await tables(schema), clock })
  closes.push(identity.close)
  return identity
}
/** Two processes over one schema, in which wang has a password, and a look at the tables. */
const twoInstances = async () => {
  const schema = postgres.freshSchema()
  const [one, other] = await Promise.all([instanceOn(schema), instanceOn(schema)])
  await one.setPassword('wang', RIGHT)
  const db = await tables(schema)
  closes.push(() => db.destroy())
  return { one, other, db }
}
const enter = (identity: Identity, password = RIGHT, address = '192.0.2.1', login = 'wang'): Promise<SignIn> =>
  identity.signIn({ login, password, address })
const tokenFrom = async (identity: Identity): Promise<string> => {
  const answer = await enter(identity)
  if (!answer.ok) throw new Error(`not let in: ${answer.refusal}`)
  return answer.token
}
const isKnown = async (identity: Identity, token: string) => (await identity.session(token)) !== null
const wordOf = (answer: SignIn) => (answer.ok ? 'welcome' : answer.refusal)

describe('accounts that two processes share', () => {
  test('get no more tries from both at once than from one after the other', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    const tries = Array.from({ length: 40 }, (_, at) => enter(at % 2 ? one : other, `wrong ${at}`, `203.0.113.${at}`))
    const words = (await Promise.all(tries)).map(wordOf)
    expect(words.filter((word) => word === 'SignInRefused')).toHaveLength(PER_LOGIN.free)
    expect([await enter(one), await enter(other)].map(wordOf)).toStrictEqual(['TooManyAttempts', 'TooManyAttempts'])
  })
  test('know at each a session that began at the other, and end it at both', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    const [kept, left] = [await tokenFrom(one), await tokenFrom(one)]
    expect(await other.session(kept)).toStrictEqual(await one.session(kept))
    await other.signOut(left)
    expect([await isKnown(one, left), await isKnown(one, kept)]).toStrictEqual([false, true])
    expect(await other.endSessions('wang')).toBe(1)
    expect(await isKnown(one, kept)).toBe(false)
  })
  test('end at one what began with a password that was changed or removed at the other', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    for (const change of [() => other.setPassword('wang', RIGHT), () => other.removePassword('wang')]) {
      const token = await tokenFrom(one)
      await change()
      expect(await isKnown(one, token)).toBe(false)
    }
    expect(wordOf(await enter(one))).toBe('SignInRefused')
  })
  test('leave no session of a password that was changed elsewhere while it was being compared', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    for (let round = 0; round < 12; round += 1) {
      const [now, next] = round % 2 ? ['another horse', RIGHT] : [RIGHT, 'another horse']
      const signingIn = [enter(one, now, '192.0.2.1'), enter(one, now, '192.0.2.2'), enter(other, now, '192.0.2.3')]
      await new Promise((resolve) => setTimeout(resolve, round * 10))
      await other.setPassword('wang', next)
      for (const answer of await Promise.all(signingIn)) {
        expect(answer.ok && (await isKnown(one, answer.token))).toBe(false)
      }
    }
  })
  test('never wait for each other for good, whatever both do at once', async () => {
    if (postgres.isNotRun()) return
    const { one, other } = await twoInstances()
    const deeds = Array.from({ length: 60 }, (_, at) => {
      const identity = at % 2 ? one : other
      if (at % 7 === 0) return identity.setPassword('wang', RIGHT)
      if (at % 5 === 0) return identity.endSessions('wang')
      clock.advance(3_600_000) // others’ attempts and sessions are old enough to be forgotten on the way
      return enter(identity, RIGHT, `203.0.113.${at % 3}`, at % 3 ? 'wang' : `nobody-${at % 4}`)
    })
    const ends = await Promise.allSettled(deeds)
    expect(ends.filter(({ status }) => status === 'rejected')).toStrictEqual([])
  })
})

describe('the tables of the accounts', () => {
  test('hold neither passwords nor tokens nor what was typed where the login belongs', async () => {
    if (postgres.isNotRun()) return
    const { one, db } = await twoInstances()
    const token = await tokenFrom(one)
    await enter(one, 'x', '192.0.2.77', 'typed-into-the-wrong-field')
    const everything = await Promise.all(
      (['passwords', 'sessions', 'attempts'] as const).map((table) => db.selectFrom(table).selectAll().execute()),
    )
    const text = JSON.stringify(everything)
    const secrets = [RIGHT, token, 'typed-into-the-wrong-field', '192.0.2.77']
    expect(secrets.filter((secret) => text.includes(secret))).toStrictEqual([])
    expect(text).toContain(createHash('sha256').update(token).digest('hex'))
  })
  test('keep the hash of a password that signed in at today’s cost', async () => {
    if (postgres.isNotRun()) return
    const { one, other, db } = await twoInstances()
    const old = await hash(RIGHT, { memoryCost: 8_192, timeCost: 1 })
    await db.updateTable('passwords').set({ hash: old }).execute()
    expect(wordOf(await enter(one))).toBe('welcome')
    const [row] = await db.selectFrom('passwords').select('hash').execute()
    expect(row!.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(wordOf(await enter(other))).toBe('welcome')
  })
  test('forget attempts of a day ago and sessions that are long over', async () => {
    if (postgres.isNotRun()) return
    const { one, other, db } = await twoInstances()
    for (let at = 0; at < 5; at += 1) await enter(one, 'x', '192.0.2.1', `nobody-${at}`)
    await tokenFrom(one)
    clock.advance(2 * 86_400_000)
    await tokenFrom(other)
    const counts = await Promise.all(
      ['passwords', 'sessions', 'attempts'].map((table) =>
        sql<{ rows: string }>`SELECT count(*) AS rows FROM ${sql.table(table)}`.execute(db),
      ),
    )
    expect(counts.map(({ rows }) => Number(rows[0]!.rows))).toStrictEqual([1, 1, 0])
  })
  test('let nobody wait for what is only to be forgotten', async () => {
    if (postgres.isNotRun()) return
    const { one, other, db } = await twoInstances()
    await tokenFrom(one)
    await enter(one, 'x', '192.0.2.1', 'nobody')
    clock.advance(2 * 86_400_000)
    await db.transaction().execute(async (transaction) => {
      await transaction.selectFrom('attempts').selectAll().where('last_at', '<', clock.now()).forUpdate().execute()
      await transaction.selectFrom('sessions').selectAll().forUpdate().execute()
      expect(wordOf(await enter(other, RIGHT, '192.0.2.9'))).toBe('welcome')
    })
  })
  test('lose nothing that was answered when the server loses its power', async () => {
    if (postgres.isNotRun()) return
    const { one } = await twoInstances()
    const token = await tokenFrom(one)
    await one.signOut(token)
    await postgres.server.crash()
    await postgres.server.start()
    expect(await isKnown(one, token)).toBe(false)
    expect(wordOf(await enter(one))).toBe('welcome')
  })
})
