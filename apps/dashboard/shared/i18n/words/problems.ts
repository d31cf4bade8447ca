/** Words of the list of problems, area by area. */
export const problems = {
  zh: {
    title: '问题清单',
    campaign: '活动方案',
    none: '尚未启动任何活动，没有可列的问题清单。',
    found: '共 {{count}} 件，未办结 {{open}} 件',
    nil: '未发现问题',
    promote: '对应树立：{{text}}',
    benchmark: '对照要求：{{text}}',
    caption: '{{area}}：问题清单，最新的在前',
    all: '查看全部 {{count}} 件',
    summaryOf: '{{areas}} 个方面，{{nil}} 个方面未发现问题',
    manifestation: '表现',
  },
  en: {
    title: 'Problem list',
    campaign: 'Campaign',
    none: 'No campaign has begun, so there is no list of problems.',
    found: '{{count}} found, {{open}} still open',
    nil: 'nothing found',
    promote: 'To be promoted instead: {{text}}',
    benchmark: 'Measured against: {{text}}',
    caption: '{{area}}: what was found, the newest first',
    all: 'See all {{count}}',
    summaryOf: '{{areas}} areas, nothing found in {{nil}}',
    manifestation: 'Shows as',
  },
} as const
