/** Words of the states every panel can be in, and of signing in. */
export const panel = {
  zh: {
    loading: '正在加载…',
    failed: '没有取到数据',
    code: '编号 {{code}}',
    retry: '重试',
    partial: '部分数据没有取到：{{message}}',
    network: '连不上服务器，请检查网络后重试；已填写的内容都还在。',
    fault: '服务器出了问题，请稍后重试；如仍不行，请把编号告诉管理员。',
    table: '查看数据表',
  },
  en: {
    loading: 'Loading…',
    failed: 'No data could be had',
    code: 'code {{code}}',
    retry: 'Try again',
    partial: 'A part could not be had: {{message}}',
    network: 'The server cannot be reached. Check the network and try again; what you typed is kept.',
    fault: 'Something went wrong on the server. Try again later; if it stays, tell the administrator the code.',
    table: 'Show the data as a table',
  },
} as const

export const signIn = {
  zh: {
    title: '登录',
    login: '账号',
    password: '密码',
    submit: '登录',
    needLogin: '请输入账号',
    needPassword: '请输入密码',
    demo: '演示账号见启动窗口。',
    ended: '登录已失效，请重新登录。',
  },
  en: {
    title: 'Sign in',
    login: 'Login',
    password: 'Password',
    submit: 'Sign in',
    needLogin: 'Enter your login',
    needPassword: 'Enter your password',
    demo: 'Demo accounts are listed in the window the product was started in.',
    ended: 'The session has ended; sign in again.',
  },
} as const
