let page: string | null = null;
let notice: string | null = null;

/** Names the page in the browser's tab. */
export function setPageTitle(title: string): void {
  page = title;
  show();
}

/** Something that is more urgent than where one is: it stands before the page's name, until it is `null`. */
export function setTabNotice(text: string | null): void {
  notice = text;
  show();
}

function show(): void {
  document.title = [notice, page, 'Gatelease'].filter((part) => part !== null).join(' · ');
}
