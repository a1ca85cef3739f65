/** Goes through the provider's pages as a browser would, cookies and all, until it sends the browser back elsewhere. */
export async function signInAtProvider(authorizationUrl: string, form: Readonly<Record<string, string>>): Promise<URL> {
  const provider = new URL(authorizationUrl).origin;
  const cookies = new Map<string, string>();
  let url = new URL(authorizationUrl);
  let body: string | null = null;

  for (let hops = 0; hops < 10; hops += 1) {
    const answer: Response = await fetch(url, {
      method: body === null ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === null ? {} : { body }),
    });
    keepCookies(cookies, answer);
    const location = answer.headers.get('location');
    if (location === null) {
      if (!answer.ok) throw new Error(`${url.href} answered ${String(answer.status)}: ${await answer.text()}`);
      body = new URLSearchParams(form).toString();
      continue;
    }
    body = null;
    url = new URL(location, url);
    if (url.origin !== provider) return url;
  }
  throw new Error(`The provider never sent the browser back; last it was at ${url.href}.`);
}

function keepCookies(cookies: Map<string, string>, answer: Response): void {
  for (const cookie of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
