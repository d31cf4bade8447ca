import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { commandsByContext, eventLabels, refusalTexts } from '@huiyin/contracts'

const CHINESE = /\p{Script=Han}/u
const services = readdirSync('services').filter((name) => statSync(join('services', name)).isDirectory())

/** The sources of every domain folder, without specs. */
const domainSources = (): readonly string[] =>
  services.flatMap((service) => {
    const domain = join('services', service, 'domain')
    return readdirSync(domain, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(domain, file), 'utf8'))
  })

/** Every code a domain can refuse with: the members of its exported `…Refusal` unions. */
const refusalCodes = (): readonly string[] =>
  domainSources().flatMap((source) =>
    [...source.matchAll(/export type \w*Refusal =([\s\S]*?)\n\n/g)].flatMap(([, union = '']) =>
      [...union.matchAll(/'([A-Z][A-Za-z]+)'/g)].map(([, code = '']) => code),
    ),
  )

/** Every fact a domain defines. */
const eventNames = (): readonly string[] =>
  domainSources().flatMap((source) =>
    [...source.matchAll(/^ {2}([A-Z]\w+): (?:e|voidingE)vent\(/gm)].map(([, name = '']) => name),
  )

const twice = (labels: readonly string[]): readonly string[] =>
  labels.filter((label, index) => labels.indexOf(label) !== index)

describe('the words on the screens', () => {
  test('every refusal of a domain says in both languages why, in Chinese and English', () => {
    const codes = refusalCodes()
    expect(codes.length).toBeGreaterThan(60)
    expect(codes.filter((code) => !CHINESE.test(refusalTexts[code]?.zh ?? ''))).toStrictEqual([])
    expect(codes.filter((code) => !refusalTexts[code]?.en)).toStrictEqual([])
  })
  test('no two refusals say the same', () => {
    expect(twice(Object.values(refusalTexts).map(({ zh }) => zh))).toStrictEqual([])
  })
  test('every fact has a Chinese label and no two share one', () => {
    const names = eventNames()
    const labels = eventLabels as Readonly<Record<string, { readonly zh: string }>>
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => !CHINESE.test(labels[name]?.zh ?? ''))).toStrictEqual([])
    expect(twice(Object.values(labels).map(({ zh }) => zh))).toStrictEqual([])
  })
  test('every command has a Chinese label and no two share one', () => {
    const labels = Object.values(commandsByContext).flatMap((commands) => Object.values(commands).map(({ zh }) => zh))
    expect(labels.length).toBeGreaterThan(40)
    expect(labels.filter((label) => !CHINESE.test(label))).toStrictEqual([])
    expect(twice(labels)).toStrictEqual([])
  })
  test('a code that is not worded is found', () => {
    expect(refusalTexts['NotWordedAnywhere']).toBeUndefined()
    expect(twice(['同', '异', '同'])).toStrictEqual(['同'])
  })
})
