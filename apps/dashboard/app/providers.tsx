import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router'
import { Provider } from 'urql'
import { createQuestionClient } from '../shared/api/client.js'
import { createRouter } from './routes.js'
import { theme } from './theme.js'

const router = createRouter()

/** What every page stands in: words, colours, the way to the server, and the pages by address. */
export const Providers = () => {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  // A client for each language: what was answered in the other one is not shown again.
  const client = useMemo(() => createQuestionClient(() => language), [language])
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App>
        <Provider value={client}>
          <RouterProvider router={router} />
        </Provider>
      </App>
    </ConfigProvider>
  )
}
