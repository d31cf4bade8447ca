import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { HIDDEN_FROM } from '@huiyin/dashboard-api'
import { LISTS } from '@huiyin/host/contexts'
import type { ListDefinition } from '@huiyin/read-model'
import { isSpec, ROOT, walk } from './support/files.js'

/** What names an item or an entry in a list. */
const OF_ITEMS = ['item_id', 'entry_id']

/** Lists that tell of items but hide their rows from nobody, or by a column they do not have. */
const openLists = (lists: readonly Pick<ListDefinition, 'name' | 'columns' | 'hiddenFrom'>[]): readonly string[] =>
  lists
    .filter(({ columns, hiddenFrom }) => {
      if ('nobody' in hiddenFrom) return OF_ITEMS.some((column) => column in columns)
      return !(('column' in hiddenFrom ? hiddenFrom.column : hiddenFrom.itemColumn) in columns)
    })
    .map(({ name }) => name)

/** Statements about a list of items that do not go through the one place that applies its rule. */
const unscoped = (text: string): readonly string[] =>
  text
    .split("selectFrom('")
    .slice(1)
    .flatMap((rest) => {
      const list = rest.slice(0, rest.indexOf("'"))
      const statement = rest.split(/\.execute|\n\}\n/)[0] ?? ''
      const applies = new RegExp(`rowsWithin\\([^']*, '${list}'\\)|notHidden\\('${list}', `)
      return !(list in HIDDEN_FROM) || applies.test(statement) ? [] : [list]
    })

const HEADER = /-- Hidden from: |Unit column and hidden from: in scoped-cases[.]/
const READS_CASES = /\{\{(cases|scoped-cases|chosen-cases)\}\}/
/** What is wrong with the text of a question about cases: it must name its rule, and keep it where people ask it. */
const sqlFault = (text: string, asked: boolean): string | null => {
  if (!READS_CASES.test(text)) return null
  if (!HEADER.test(text)) return 'names no hidden-from rule'
  return asked && text.includes('{{cases}}') && !text.includes('complained_of_facts') ? 'counts what is hidden' : null
}

const questions = walk(join(ROOT, 'libs/analytics/questions')).filter((file) => file.endsWith('.sql'))
const dashboard = walk(join(ROOT, 'apps/dashboard-api/queries')).filter((file) => file.endsWith('.ts') && !isSpec(file))
const readAll = (folder: string, files: readonly string[]) =>
  files.map((file) => ({ file, text: readFileSync(join(ROOT, folder, file), 'utf8') }))
const sources = readAll('apps/dashboard-api/queries', dashboard)
const isAsked = (name: string) => sources.some(({ text }) => text.includes(`('${name}', asOf`))

describe('from whom something is hidden', () => {
  test('every list that tells of items names its rule, by a column it has', () => {
    expect(LISTS.length).toBeGreaterThan(5)
    expect(openLists(LISTS)).toStrictEqual([])
  })
  test('the one place that applies it has the rules as the lists define them', () => {
    const defined = LISTS.filter(({ hiddenFrom }) => !('nobody' in hiddenFrom))
    expect(Object.fromEntries(defined.map(({ name, hiddenFrom }) => [name, hiddenFrom]))).toStrictEqual(HIDDEN_FROM)
  })
  test('no question of the dashboard reads such a list past that place', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(sources.flatMap(({ file, text }) => unscoped(text).map((list) => `${file}: ${list}`))).toStrictEqual([])
  })
  test('every question about cases names its rule, and what people ask keeps it', () => {
    expect(questions.length).toBeGreaterThan(8)
    expect(['tiles', 'case-rows', 'scoped-tallies', 'backlog'].map(isAsked)).toStrictEqual([true, true, true, false])
    const faults = readAll('libs/analytics/questions', questions).map(({ file, text }) => {
      const fault = sqlFault(text, isAsked(file.replace('.sql', '')))
      return fault && `${file} ${fault}`
    })
    expect(faults.filter((fault) => fault !== null)).toStrictEqual([])
  })
})

describe('these checks can fail', () => {
  test('on a list of items that hides nothing, or by a column that is not there', () => {
    const list = (hiddenFrom: ListDefinition['hiddenFrom'], columns: ListDefinition['columns']) =>
      openLists([{ name: 'one', columns, hiddenFrom }])
    expect(list({ nobody: 'forgotten' }, { item_id: 'text' })).toStrictEqual(['one'])
    expect(list({ nobody: 'about units' }, { unit_id: 'text' })).toStrictEqual([])
    expect(list({ column: 'complained_of' }, { item_id: 'text' })).toStrictEqual(['one'])
    expect(list({ itemColumn: 'item_id' }, { item_id: 'text' })).toStrictEqual([])
  })
  test('on a statement that asks a list of items without its rule, or with another list’s', () => {
    const statement = (where: string) => `lists\n.selectFrom('items')\n.where(${where})\n.execute()\n`
    expect(unscoped(statement("'tenant', '=', tenant"))).toStrictEqual(['items'])
    expect(unscoped(statement("rowsWithin(scope, 'entries')"))).toStrictEqual(['items'])
    expect(unscoped(statement("rowsWithin(scope, 'items')"))).toStrictEqual([])
    expect(unscoped(`${statement("rowsWithin(scope, 'items')")}${statement("'item_id', '=', itemId")}`)).toStrictEqual([
      'items',
    ])
    expect(unscoped("lists.selectFrom('units').execute()")).toStrictEqual([])
  })
  test('on a question without a rule, and on one of people that counts every case', () => {
    expect(sqlFault('WITH {{cases}} SELECT 1', false)).toBe('names no hidden-from rule')
    expect(sqlFault('-- Hidden from: nobody.\nWITH {{cases}} SELECT 1', true)).toBe('counts what is hidden')
    expect(sqlFault('-- Hidden from: nobody.\nWITH {{cases}} SELECT 1', false)).toBeNull()
    expect(sqlFault('SELECT 1', true)).toBeNull()
  })
})
