import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { wallOf } from '@huiyin/kernel'
import { dateReader, isBlank, isDateFormat, wallOfDate } from './dates.js'

const BOSTON = 'MM/DD/YYYY hh:mm:ss A'
const boston = dateReader(BOSTON, 'America/New_York')
const shanghai = dateReader('YYYY-MM-DD HH:mm:ss', 'Asia/Shanghai')

describe('a date of the file', () => {
  test('is a wall clock of the city, read as an instant', () => {
    expect(boston('01/31/2015 12:20:09 PM')).toStrictEqual({
      kind: 'instant',
      at: '2015-01-31T17:20:09.000Z',
      wall: '2015-01-31T12:20:09',
      shown: 'once',
    })
    expect(shanghai('2026-03-30 17:30:00')).toMatchObject({ at: '2026-03-30T09:30:00.000Z' })
  })
  test.each([
    ['12:00:00 AM', '2015-07-01T04:00:00.000Z'],
    ['12:59:59 AM', '2015-07-01T04:59:59.000Z'],
    ['01:00:00 AM', '2015-07-01T05:00:00.000Z'],
    ['12:00:00 PM', '2015-07-01T16:00:00.000Z'],
    ['11:59:59 PM', '2015-07-02T03:59:59.000Z'],
  ])('%s on a summer day', (time, at) => {
    expect(boston(`07/01/2015 ${time}`)).toMatchObject({ kind: 'instant', at })
  })
  test.each(['', ' ', '     '])('that is empty or only spaces (U+0020) is blank: "%s"', (text) => {
    expect(boston(text)).toStrictEqual({ kind: 'blank' })
    expect(isBlank(text)).toBe(true)
  })
  test.each(['\t', '\u00a0', '\u3000', '\u200b', '\n'])(
    'of another blank character is not blank but unparsable (%#)',
    (text) => {
      expect(boston(text)).toStrictEqual({ kind: 'unparsable', text })
      expect(isBlank(text)).toBe(false)
    },
  )
  test.each([
    '02/30/2015 01:00:00 AM', // no such day
    '02/29/2015 01:00:00 AM',
    '13/01/2015 01:00:00 AM',
    '00/10/2015 01:00:00 AM',
    '1/31/2015 01:00:00 AM', // one digit
    '01/31/15 01:00:00 AM',
    '01/31/2015 00:20:09 AM', // the hour counts from 01 to 12
    '01/31/2015 13:20:09 PM',
    '01/31/2015 01:60:00 AM',
    '01/31/2015 01:20:09',
    '01/31/2015 01:20:09 am',
    '01/31/2015 01:20 AM',
    ' 01/31/2015 01:20:09 AM', // values are taken as they stand
    '01/31/2015 01:20:09 AM ',
    '2015-01-31 01:20:09',
    'soon',
  ])('that is not exactly of the format is unparsable: "%s"', (text) => {
    expect(boston(text)).toStrictEqual({ kind: 'unparsable', text })
  })
  test('of a leap day is one where the calendar has it', () => {
    expect(boston('02/29/2016 08:00:00 AM')).toMatchObject({ at: '2016-02-29T13:00:00.000Z' })
  })
  test('without a time of day is its first moment', () => {
    const day = dateReader('DD.MM.YYYY', 'Europe/Berlin')
    expect(day('05.07.2015')).toMatchObject({ at: '2015-07-04T22:00:00.000Z', wall: '2015-07-05T00:00:00' })
    expect(day('05x07x2015')).toMatchObject({ kind: 'unparsable' })
  })
})

describe('when the clocks change', () => {
  test('a time that was skipped in spring keeps the offset before the jump, and is known as one never shown', () => {
    expect(boston('03/08/2015 02:30:00 AM')).toMatchObject({ at: '2015-03-08T07:30:00.000Z', shown: 'never' })
    expect(boston('03/08/2015 01:59:59 AM')).toMatchObject({ at: '2015-03-08T06:59:59.000Z', shown: 'once' })
    expect(boston('03/08/2015 03:00:00 AM')).toMatchObject({ at: '2015-03-08T07:00:00.000Z', shown: 'once' })
  })
  test('a time that was shown twice in autumn is the first, and is known as one shown twice', () => {
    expect(boston('11/01/2015 01:30:00 AM')).toMatchObject({ at: '2015-11-01T05:30:00.000Z', shown: 'twice' })
    expect(boston('11/01/2015 12:59:59 AM')).toMatchObject({ at: '2015-11-01T04:59:59.000Z', shown: 'once' })
    expect(boston('11/01/2015 02:00:00 AM')).toMatchObject({ at: '2015-11-01T07:00:00.000Z', shown: 'once' })
  })
  test('half an hour counts too', () => {
    const lordHowe = dateReader('YYYY-MM-DD HH:mm:ss', 'Australia/Lord_Howe')
    expect(lordHowe('2015-04-05 01:45:00')).toMatchObject({ shown: 'twice' })
    expect(lordHowe('2015-10-04 02:15:00')).toMatchObject({ shown: 'never' })
  })
  test('what the reader gives back is what the wall shows, but for times never shown', () => {
    const seconds = fc.integer({ min: Date.UTC(2015, 0, 1) / 1000, max: Date.UTC(2016, 0, 1) / 1000 })
    const newYork = dateReader('YYYY-MM-DD HH:mm:ss', 'America/New_York')
    fc.assert(
      fc.property(seconds, (second) => {
        const wall = new Date(second * 1000).toISOString().slice(0, 19)
        const read = newYork(wall.replace('T', ' '))
        expect(wallOfDate(read)).toBe(wall)
        if (read.kind !== 'instant') throw new Error('it is a date')
        expect(wallOf('America/New_York', read.at) === wall).toBe(read.shown !== 'never')
      }),
    )
  })
})

describe('a date format', () => {
  test('names year, month and day, and the hour in one way', () => {
    expect([BOSTON, 'YYYY-MM-DD HH:mm:ss', 'DD.MM.YYYY', 'YYYYMMDD'].filter(isDateFormat)).toHaveLength(4)
  })
  test.each(['', 'MM/DD', 'YYYY-MM-DD YYYY', 'YYYY-MM-DD hh:mm', 'YYYY-MM-DD HH:mm A', 'YYYY-MM-DD HH hh A'])(
    'is not "%s"',
    (format) => {
      expect(isDateFormat(format)).toBe(false)
    },
  )
})
