import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Position } from '@huiyin/event-sourcing'
import { asking, questionSql } from './ask.js'

const files = readdirSync(new URL('./questions/', import.meta.url)).filter((name) => name.endsWith('.sql'))
const names = files.map((name) => name.replace('.sql', ''))

type Asked = { readonly query: string; readonly query_params: Record<string, unknown> }
const client = () => {
  const asked: Asked[] = []
  const query = async (params: Asked) => {
    asked.push(params)
    return { json: async () => [{ cases: 1 }] }
  }
  return { asked, client: { query } as unknown as Parameters<typeof asking>[0] }
}

describe('questions', () => {
  for (const name of names) {
    test(`${name} says in its first line what it answers, and holds no fragment that was not filled in`, () => {
      const sql = questionSql(name)
      expect(sql).toMatch(/^-- \S/)
      expect(sql).not.toContain('{{')
    })
  }
  test('a fragment may hold fragments', () => {
    expect(questionSql('tallies')).toContain('FROM {db:Identifier}.entry_facts')
  })
  test('a question nobody wrote is a fault', () => {
    expect(() => questionSql('no-such-question')).toThrow('no-such-question')
  })
  test('no figure is asked without the place in the log it is pinned to', () => {
    const unpinned = names.filter((name) => {
      const sql = questionSql(name)
      return sql.includes('_facts') && !sql.includes('position <= {position:UInt64}')
    })
    expect(unpinned).toStrictEqual([])
  })
})

describe('asking', () => {
  test('goes to the generation that is live when it is asked, as of a place and a moment', async () => {
    const { asked, client: clickhouse } = client()
    let live = 1
    const ask = asking(clickhouse, () => live)
    const asOf = { position: 7 as Position, at: '2026-03-30T01:02:03.004Z' }
    expect(await ask('extent', asOf)).toStrictEqual([{ cases: 1 }])
    live = 2
    await ask('tallies', asOf, { zone: 'Asia/Shanghai' })
    expect(asked.map(({ query_params: given }) => given)).toStrictEqual([
      { db: 'huiyin_g1', position: 7, as_of: '2026-03-30 01:02:03.004' },
      { db: 'huiyin_g2', position: 7, as_of: '2026-03-30 01:02:03.004', zone: 'Asia/Shanghai' },
    ])
    expect(asked[0]?.query).toBe(questionSql('extent'))
  })
  test('nobody can ask of another place or generation by a parameter', async () => {
    const { asked, client: clickhouse } = client()
    const asOf = { position: 7 as Position, at: '2026-03-30T01:02:03.004Z' }
    await asking(clickhouse, () => 1)('extent', asOf, { db: 'system', position: 99, as_of: new Date(0) })
    expect(asked[0]?.query_params).toStrictEqual({ db: 'huiyin_g1', position: 7, as_of: '2026-03-30 01:02:03.004' })
  })
  test('a moment is written to the millisecond, also in an array, as every ClickHouse reads it', async () => {
    const { asked, client: clickhouse } = client()
    const [from, to] = [new Date('1969-12-31T23:59:59.999Z'), new Date('2026-03-30T00:00:00.000Z')]
    await asking(clickhouse, () => 1)(
      'extent',
      { position: 7 as Position, at: '2026-03-30T01:02:03.004Z' },
      {
        ...{ from, moments: [from, to], units: ['u-1'], sample: 3 },
      },
    )
    const [before, after] = ['1969-12-31 23:59:59.999', '2026-03-30 00:00:00.000']
    expect(asked[0]?.query_params).toMatchObject({
      ...{ from: before, moments: [before, after], units: ['u-1'], sample: 3 },
    })
  })
})
