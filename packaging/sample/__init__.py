"""The sample exhibition, made by code: `python packaging/sample` from the repository root rebuilds `assets/sample/`."""
