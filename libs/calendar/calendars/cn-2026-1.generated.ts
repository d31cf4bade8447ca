// Written by tools/import-chinese-days.mjs from chinese-days 1.5.7. An edition that was released never changes.
import type { CalendarYear } from '../calendar.js'

export const cnYears: Readonly<Record<string, CalendarYear>> = {
  2019: {
    daysOff: {
      '2019-01-01': 'newYear',
      '2019-02-04': 'springFestival', '2019-02-05': 'springFestival', '2019-02-06': 'springFestival', '2019-02-07': 'springFestival', '2019-02-08': 'springFestival',
      '2019-04-05': 'tombSweeping',
      '2019-05-01': 'labourDay', '2019-05-02': 'labourDay', '2019-05-03': 'labourDay',
      '2019-06-07': 'dragonBoat',
      '2019-09-13': 'midAutumn',
      '2019-10-01': 'nationalDay', '2019-10-02': 'nationalDay', '2019-10-03': 'nationalDay', '2019-10-04': 'nationalDay', '2019-10-07': 'nationalDay',
    },
    makeUpDays: {
      '2019-02-02': 'springFestival', '2019-02-03': 'springFestival',
      '2019-04-28': 'labourDay', '2019-05-05': 'labourDay',
      '2019-09-29': 'nationalDay', '2019-10-12': 'nationalDay',
    },
  },
  2020: {
    daysOff: {
      '2020-01-01': 'newYear',
      '2020-01-24': 'springFestival', '2020-01-27': 'springFestival', '2020-01-28': 'springFestival', '2020-01-29': 'springFestival', '2020-01-30': 'springFestival', '2020-01-31': 'springFestival',
      '2020-04-06': 'tombSweeping',
      '2020-05-01': 'labourDay', '2020-05-04': 'labourDay', '2020-05-05': 'labourDay',
      '2020-06-25': 'dragonBoat', '2020-06-26': 'dragonBoat',
      '2020-10-01': 'nationalDay', '2020-10-02': 'nationalDay', '2020-10-05': 'nationalDay', '2020-10-06': 'nationalDay', '2020-10-07': 'nationalDay', '2020-10-08': 'nationalDay',
    },
    makeUpDays: {
      '2020-01-19': 'springFestival',
      '2020-04-26': 'labourDay', '2020-05-09': 'labourDay',
      '2020-06-28': 'dragonBoat',
      '2020-09-27': 'nationalDay', '2020-10-10': 'nationalDay',
    },
  },
  2021: {
    daysOff: {
      '2021-01-01': 'newYear',
      '2021-02-11': 'springFestival', '2021-02-12': 'springFestival', '2021-02-15': 'springFestival', '2021-02-16': 'springFestival', '2021-02-17': 'springFestival',
      '2021-04-05': 'tombSweeping',
      '2021-05-03': 'labourDay', '2021-05-04': 'labourDay', '2021-05-05': 'labourDay',
      '2021-06-14': 'dragonBoat',
      '2021-09-20': 'midAutumn', '2021-09-21': 'midAutumn',
      '2021-10-01': 'nationalDay', '2021-10-04': 'nationalDay', '2021-10-05': 'nationalDay', '2021-10-06': 'nationalDay', '2021-10-07': 'nationalDay',
    },
    makeUpDays: {
      '2021-02-07': 'springFestival', '2021-02-20': 'springFestival',
      '2021-04-25': 'labourDay', '2021-05-08': 'labourDay',
      '2021-09-18': 'midAutumn',
      '2021-09-26': 'nationalDay', '2021-10-09': 'nationalDay',
    },
  },
  2022: {
    daysOff: {
      '2022-01-03': 'newYear',
      '2022-01-31': 'springFestival', '2022-02-01': 'springFestival', '2022-02-02': 'springFestival', '2022-02-03': 'springFestival', '2022-02-04': 'springFestival',
      '2022-04-04': 'tombSweeping', '2022-04-05': 'tombSweeping',
      '2022-05-02': 'labourDay', '2022-05-03': 'labourDay', '2022-05-04': 'labourDay',
      '2022-06-03': 'dragonBoat',
      '2022-09-12': 'midAutumn',
      '2022-10-03': 'nationalDay', '2022-10-04': 'nationalDay', '2022-10-05': 'nationalDay', '2022-10-06': 'nationalDay', '2022-10-07': 'nationalDay',
    },
    makeUpDays: {
      '2022-01-29': 'springFestival', '2022-01-30': 'springFestival',
      '2022-04-02': 'tombSweeping',
      '2022-04-24': 'labourDay', '2022-05-07': 'labourDay',
      '2022-10-08': 'nationalDay', '2022-10-09': 'nationalDay',
    },
  },
  2023: {
    daysOff: {
      '2023-01-02': 'newYear',
      '2023-01-23': 'springFestival', '2023-01-24': 'springFestival', '2023-01-25': 'springFestival', '2023-01-26': 'springFestival', '2023-01-27': 'springFestival',
      '2023-04-05': 'tombSweeping',
      '2023-05-01': 'labourDay', '2023-05-02': 'labourDay', '2023-05-03': 'labourDay',
      '2023-06-22': 'dragonBoat', '2023-06-23': 'dragonBoat',
      '2023-09-29': 'midAutumn',
      '2023-10-02': 'nationalDay', '2023-10-03': 'nationalDay', '2023-10-04': 'nationalDay', '2023-10-05': 'nationalDay', '2023-10-06': 'nationalDay',
    },
    makeUpDays: {
      '2023-01-28': 'springFestival', '2023-01-29': 'springFestival',
      '2023-04-23': 'labourDay', '2023-05-06': 'labourDay',
      '2023-06-25': 'dragonBoat',
      '2023-10-07': 'nationalDay', '2023-10-08': 'nationalDay',
    },
  },
  2024: {
    daysOff: {
      '2024-01-01': 'newYear',
      '2024-02-12': 'springFestival', '2024-02-13': 'springFestival', '2024-02-14': 'springFestival', '2024-02-15': 'springFestival', '2024-02-16': 'springFestival',
      '2024-04-04': 'tombSweeping', '2024-04-05': 'tombSweeping',
      '2024-05-01': 'labourDay', '2024-05-02': 'labourDay', '2024-05-03': 'labourDay',
      '2024-06-10': 'dragonBoat',
      '2024-09-16': 'midAutumn', '2024-09-17': 'midAutumn',
      '2024-10-01': 'nationalDay', '2024-10-02': 'nationalDay', '2024-10-03': 'nationalDay', '2024-10-04': 'nationalDay', '2024-10-07': 'nationalDay',
    },
    makeUpDays: {
      '2024-02-04': 'springFestival', '2024-02-18': 'springFestival',
      '2024-04-07': 'tombSweeping',
      '2024-04-28': 'labourDay', '2024-05-11': 'labourDay',
      '2024-09-14': 'midAutumn',
      '2024-09-29': 'nationalDay', '2024-10-12': 'nationalDay',
    },
  },
  2025: {
    daysOff: {
      '2025-01-01': 'newYear',
      '2025-01-28': 'springFestival', '2025-01-29': 'springFestival', '2025-01-30': 'springFestival', '2025-01-31': 'springFestival', '2025-02-03': 'springFestival', '2025-02-04': 'springFestival',
      '2025-04-04': 'tombSweeping',
      '2025-05-01': 'labourDay', '2025-05-02': 'labourDay', '2025-05-05': 'labourDay',
      '2025-06-02': 'dragonBoat',
      '2025-10-01': 'nationalDay', '2025-10-02': 'nationalDay', '2025-10-03': 'nationalDay', '2025-10-07': 'nationalDay', '2025-10-08': 'nationalDay',
      '2025-10-06': 'midAutumn',
    },
    makeUpDays: {
      '2025-01-26': 'springFestival', '2025-02-08': 'springFestival',
      '2025-04-27': 'labourDay',
      '2025-09-28': 'nationalDay', '2025-10-11': 'nationalDay',
    },
  },
  2026: {
    daysOff: {
      '2026-01-01': 'newYear', '2026-01-02': 'newYear',
      '2026-02-16': 'springFestival', '2026-02-17': 'springFestival', '2026-02-18': 'springFestival', '2026-02-19': 'springFestival', '2026-02-20': 'springFestival', '2026-02-23': 'springFestival',
      '2026-04-06': 'tombSweeping',
      '2026-05-01': 'labourDay', '2026-05-04': 'labourDay', '2026-05-05': 'labourDay',
      '2026-06-19': 'dragonBoat',
      '2026-09-25': 'midAutumn',
      '2026-10-01': 'nationalDay', '2026-10-02': 'nationalDay', '2026-10-05': 'nationalDay', '2026-10-06': 'nationalDay', '2026-10-07': 'nationalDay',
    },
    makeUpDays: {
      '2026-01-04': 'newYear',
      '2026-02-14': 'springFestival', '2026-02-28': 'springFestival',
      '2026-05-09': 'labourDay',
      '2026-09-20': 'nationalDay', '2026-10-10': 'nationalDay',
    },
  },
}
