import { describe, expect, test } from '@jest/globals'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { CampaignParameters } from '@huiyin/contracts/campaign'
import { readCampaignFrom } from '../../edge/campaign-files.js'
import { exampleFile } from './examples.js'
import { maskedDates } from './masked-dates.js'

const FOLDER = fileURLToPath(new URL('../../../../campaigns/', import.meta.url))

const givenOf = (id: string) => {
  const reading = readCampaignFrom(FOLDER, id)
  if (!reading.ok) throw new Error(`${id} is refused`)
  const { file, parameters } = reading.configuration
  if (!parameters) throw new Error(`${id} has no parameters`)
  return { file, parameters }
}
const pathsOf = (id: string): readonly string[] => maskedDates(givenOf(id).file, null).map(({ path }) => path)

describe('masked dates of the five documents', () => {
  test('c1.1 S0-26 S0-42 S0-50 S0-64 S0-67 s0 masks six: both ends of the period and the months of A2, A3, A5, A6', () => {
    expect(pathsOf('s0')).toStrictEqual([
      'period.from',
      'period.to',
      'tasks.A2.month',
      'tasks.A3.month',
      'tasks.A5.month',
      'tasks.A6.month',
    ])
  })
  test('c1.1 each is named in words of both languages', () => {
    expect(maskedDates(givenOf('s0').file, null).map(({ says, zh }) => [says, zh])).toStrictEqual([
      ['the day the campaign begins', '活动启动日期'],
      ['the day the campaign is completed', '活动总体完成日期'],
      ['the month of A2 政治谈话', 'A2 政治谈话的完成月份'],
      ['the month of A3 分析研判', 'A3 分析研判的完成月份'],
      ['the month of A5 健全制度', 'A5 健全制度的完成月份'],
      ['the month of A6 干群访谈', 'A6 干群访谈的完成月份'],
    ])
  })
  test('c2.1 S1-17 s1 masks both ends of the period and of its four phases', () => {
    const phases = ['P1', 'P2', 'P3', 'P4'].flatMap((code) => [`phases.${code}.from`, `phases.${code}.to`])
    expect(pathsOf('s1')).toStrictEqual(['period.from', 'period.to', ...phases])
  })
  test('S2-65 s2 masks nothing: its first and last phase are only silent about one end', () =>
    expect(pathsOf('s2')).toStrictEqual([]))

  test('s3 masks nothing', () => expect(pathsOf('s3')).toStrictEqual([]))

  test('s4 is undated: both ends of its period have to be said, if only that there is no end', () =>
    expect(pathsOf('s4')).toStrictEqual(['period.from', 'period.to']))

  test.each(['s0', 's1', 's2', 's3', 's4'])('with the parameters beside it nothing of %s is masked any more', (id) => {
    const { file, parameters } = givenOf(id)
    expect(maskedDates(file, parameters)).toStrictEqual([])
  })
})

describe('filling in', () => {
  const marked = <V>(value: V) => ({ value, assumption: true, why: '示范' })

  test('a date that is said to be none counts as filled in', () => {
    const parameters: CampaignParameters = { campaign: 's4', period: { from: marked('2022-01-01'), to: marked(null) } }
    expect(maskedDates(givenOf('s4').file, parameters)).toStrictEqual([])
  })
  test('a date the document itself prints is never asked for', () => {
    expect(exampleFile.period.to).toBe('2022-11')
    expect(maskedDates(exampleFile, null).map(({ path }) => path)).toStrictEqual(['period.from', 'tasks.A2.month'])
  })
  test('a null where the document masks nothing is silence, not a mask', () => {
    const { masked: _, ...period } = exampleFile.period
    expect(maskedDates({ ...exampleFile, period }, null).map(({ path }) => path)).toStrictEqual(['tasks.A2.month'])
  })
  test('c2.1 filling in any of the ten dates of s1 leaves exactly the others', () => {
    const { file, parameters } = givenOf('s1')
    const { period = {}, phases = {} } = parameters
    fc.assert(
      fc.property(fc.subarray([...pathsOf('s1')]), (filled) => {
        const chosen = <T extends object>(ends: T, at: string): T =>
          Object.fromEntries(Object.entries(ends).filter(([end]) => filled.includes(`${at}.${end}`))) as T
        const some: CampaignParameters = {
          campaign: 's1',
          period: chosen(period, 'period'),
          phases: Object.fromEntries(
            Object.entries(phases).map(([code, ends]) => [code, chosen(ends, `phases.${code}`)]),
          ),
        }
        const left = maskedDates(file, some).map(({ path }) => path)
        expect(left).toStrictEqual(pathsOf('s1').filter((path) => !filled.includes(path)))
      }),
    )
  })
})
