import { describe, expect, test } from '@jest/globals'
import { postgresSuite } from '@huiyin/testing/postgres'
import fc from 'fast-check'
import pg from 'pg'
import { intArray, textArray } from './arrays.js'

const postgres = postgresSuite('arrays for PostgreSQL')
type RoundTrip = (type: string, bytes: Buffer) => Promise<unknown[]>
const connected = async (work: (roundTrip: RoundTrip) => Promise<void>) => {
  const client = new pg.Client({ connectionString: postgres.server.url })
  await client.connect()
  await work(
    async (type, bytes) =>
      (await client.query<{ values: unknown[] }>(`SELECT $1::${type} AS values`, [bytes])).rows[0]!.values,
  )
  await client.end()
}

describe('arrays as PostgreSQL sends them', () => {
  test('texts come back as they were: quotes, braces, other scripts, nothing at all', async () => {
    if (postgres.isNotRun()) return
    await connected(async (roundTrip) => {
      const text = fc.string({ unit: 'grapheme' }).map((one) => one.replaceAll('\0', ''))
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (values) => {
          expect(await roundTrip('text[]', textArray(values))).toStrictEqual(values)
        }),
      )
      const odd = ['', '{}', '{a,"b"}', 'NULL', '\\"', '件件有着落', '🧧', '\n\t\u0001']
      expect(await roundTrip('text[]', textArray(odd))).toStrictEqual(odd)
    })
  })
  test('numbers come back as they were', async () => {
    if (postgres.isNotRun()) return
    const values = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31)]
    await connected(async (roundTrip) => {
      expect(await roundTrip('int4[]', intArray(values))).toStrictEqual(values)
      expect(await roundTrip('int4[]', intArray([]))).toStrictEqual([])
    })
  })
})
