"""``python -m fuer_docs``。"""

from .cli.main import main

if __name__ == "__main__":
    main()
