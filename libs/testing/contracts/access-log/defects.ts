/** What can be wrong with an access log, and the promise it is there to break (others may fall with it). */
export const defects = {
  'keeps nothing until somebody wants to know': 'a question is kept within a moment, without being waited for',
  'says too soon that it is written': 'what was noted is kept when it is said to be written',
  'loses what waits when it is closed': 'closing keeps what was noted',
  'keeps lines in another order': 'a day is its lines in the order they were noted, byte for byte',
  'keeps what text can hold': 'a day is its lines in the order they were noted, byte for byte',
  'tells the earliest first': 'it tells who has asked about an item, the latest first, over all days',
  'tells what was kept before': 'it tells what was noted a moment ago, whole',
  'tells everything': 'it tells the latest 200 of an item',
  'takes what looks alike for the same': 'an item of whatever characters is kept and found, and no other with it',
  'goes by the moment of the question':
    'what another process heard on a day that is over counts to today, with its own moment',
  'digests the day that lasts': 'each day that is over is digested into the log, and not the day that lasts',
  'knows of no digest': 'a day is digested once, also when it is opened anew',
  'digests when it is opened and when it is told': 'a day goes by while it is asked: the digest comes by itself',
  'looks at no day when it is opened': 'a day that went by while it was closed is digested when it is opened',
  'goes by the clock alone': 'a clock set back opens no day again',
  'ends a day by a later line': 'a digested day takes no line, also where none was noted since and it is opened anew',
} as const satisfies Record<string, string>

export type Defect = keyof typeof defects
