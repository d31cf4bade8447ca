/** Words of the templates of replies. */
export const reply = {
  zh: {
    template: '答复模板（可不选）',
    help: '按事项状态、渠道和结果列出；填入后可随意修改，发送的以下面的内容为准。',
    other: '用过的模板不是为所选结果写的，请核对内容，或另选模板。',
    own: '{{name}}（本地）',
    language: '模板语言',
    zh: '中文',
    en: '英文',
    restore: '恢复原来写的内容',
    gaps: '还有 {{n}} 处待填，填完或删去后才能发送：',
  },
  en: {
    template: 'Template (optional)',
    help: 'Offered by where the matter stands, its channel and the result. Change what you like: the text below is sent.',
    other: 'The template was written for another result: check the text, or choose another.',
    own: '{{name}} (own)',
    language: 'Language of the template',
    zh: 'Chinese',
    en: 'English',
    restore: 'Put back what I wrote',
    gaps: 'Gaps left: {{n}}. Fill in or take out each before sending.',
  },
}
