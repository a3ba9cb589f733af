'use client';

import { useEffect } from 'react';

export default function Page() {
  useEffect(() => {
    import('../program/main-browser.mjs');
  }, []);
  return <h1>Next</h1>;
}
