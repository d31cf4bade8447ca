import { describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { commandsByContext } from '@huiyin/contracts'
import { catalogue } from './catalogue.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sources = ['app', 'features', 'shared'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((file) => `${root}${folder}/${file}`),
)
const screens = sources.filter((file) => file.endsWith('.tsx'))
const code = sources.filter((file) => /[.]tsx?$/.test(file) && !file.includes('/i18n/') && !file.endsWith('.spec.ts'))

const leavesOf = (words: unknown, path = ''): readonly (readonly [string, string])[] =>
  typeof words === 'string'
    ? [[path, words]]
    : Object.entries(words as object).flatMap(([key, value]) => leavesOf(value, path ? `${path}.${key}` : key))

const zh = new Map(leavesOf(catalogue.zh))
const en = new Map(leavesOf(catalogue.en))
const slots = (text: string) =>
  [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').sort((one, other) => (one < other ? -1 : 1))

describe('the words on the screens', () => {
  test('both languages have the same keys', () => {
    expect(zh.size).toBeGreaterThan(300)
    expect([...en.keys()].sort()).toStrictEqual([...zh.keys()].sort())
  })
  test('a sentence has the same blanks in both', () => {
    const unlike = [...zh].filter(([key, text]) => String(slots(text)) !== String(slots(en.get(key) ?? '')))
    expect(unlike).toStrictEqual([])
  })
  test('no word is empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toStrictEqual([])
  })
  test('no Chinese stands in a screen outside the catalogue', () => {
    expect(screens.length).toBeGreaterThan(10)
    const offenders = screens.filter((file) =>
      /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(readFileSync(file, 'utf8')),
    )
    expect(offenders).toStrictEqual([])
  })
  test('every key a screen asks for exists', () => {
    const asked = code.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => [file.slice(root.length), key!]),
    )
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter(([, key]) => !zh.has(key!))).toStrictEqual([])
  })
  test('commands carry the names the contracts give them', () => {
    const names = Object.assign({}, ...Object.values(commandsByContext)) as Record<string, { readonly zh: string }>
    const ours = Object.entries(catalogue.zh.command.name)
    expect(ours.filter(([name, word]) => names[name]?.zh !== word)).toStrictEqual([])
  })
})
