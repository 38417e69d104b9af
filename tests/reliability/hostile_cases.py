"""Makes the hostile set in the words of this program:  python hostile_cases.py FOLDER_OF_THE_GENERATOR OUT"""

import importlib.util
import sys
from pathlib import Path

from hostile_documents import point

sys.dont_write_bytecode = True  # the generator's folder is not ours to write to
specification = importlib.util.spec_from_file_location("generate", Path(sys.argv[1]) / "generate.py")
assert specification is not None and specification.loader is not None
generate = importlib.util.module_from_spec(specification)
specification.loader.exec_module(generate)
point(generate)
sys.argv[1:] = sys.argv[2:]
generate.main()
