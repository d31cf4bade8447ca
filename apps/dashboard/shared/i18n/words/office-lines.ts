/** Words of the lines of the campaign office. */
export const officeLines = {
  zh: {
    title: '活动办四条线',
    caption: '活动办每条线由谁负责、自何日起',
    line: '工作线',
    holders: '负责人员',
    since: '{{from}} 起',
    open: '无人负责',
    and: '、',
    warning: '活动办有 {{count}} 条线无人负责：{{lines}}',
    do: '该线的工作目前没有人能办理。请管理员为合适人员的账号授予相应角色。',
    notSetUp: '尚未设立活动办：四条线都未授予任何账号。',
  },
  en: {
    title: 'Lines of the campaign office',
    caption: 'Who holds each line of the campaign office, and since when',
    line: 'Line',
    holders: 'Held by',
    since: 'since {{from}}',
    open: 'held by nobody',
    and: '; ',
    warning: 'Lines of the campaign office that nobody holds ({{count}}): {{lines}}',
    do: 'Nobody can do the work of such a line at present. The administrator grants its role to the account of somebody suitable.',
    notSetUp: 'There is no campaign office: none of its four lines was given to any account.',
  },
} as const
